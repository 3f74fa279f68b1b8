import { resolverTypes } from '@mobilytics/chassis/codegen';

export default resolverTypes({
  Campaign: '../generated/prisma/client.ts#Campaign as CampaignRow',
  Creative: '../generated/prisma/client.ts#Creative as CreativeRow',
  CreativeAssignment: '../generated/prisma/client.ts#CreativeAssignment as CreativeAssignmentRow',
  Device: '../vehicle/vehicle.resolvers.ts#DeviceReference',
  DeviceAssignment: '../generated/prisma/client.ts#DeviceAssignment as DeviceAssignmentRow',
  Line: '../line/line.repository.ts#LineRow',
  Market: '../generated/prisma/client.ts#Market as MarketRow',
  Vehicle: '../generated/prisma/client.ts#Vehicle as VehicleRow',
});
