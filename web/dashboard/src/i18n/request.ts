import { requestConfig } from '@mobilytics/web-shell/lib/request-config';
import { loadMessages } from './messages.ts';

export default requestConfig(loadMessages);
