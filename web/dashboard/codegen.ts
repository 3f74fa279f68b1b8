import { typedOperations } from '@mobilytics/web-shell/lib/typed-operations';

export default typedOperations;
