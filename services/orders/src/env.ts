import {
  type ChassisEnv,
  chassisEnv,
  chassisVariables,
  readVariables,
} from '@mobilytics/chassis/env';

/** The only reader of the environment. */
export function readEnv(): ChassisEnv {
  return chassisEnv(readVariables(chassisVariables, process.env));
}
