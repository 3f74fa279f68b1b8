import { resolverTypes } from '@mobilytics/chassis/codegen';

export default resolverTypes();
