import { resolverTypes } from '@mobilytics/chassis/codegen';

export default resolverTypes({
  Campaign: '../delivery/entity.ts#Entity',
  Line: '../delivery/entity.ts#Entity',
  Vehicle: '../delivery/entity.ts#Entity',
  Device: '../delivery/entity.ts#Entity',
  Delivery: '../delivery/delivery.ts#Delivery as DeliverySummary',
  DeliveryDay: '../delivery/delivery.ts#DeliveryOfDay',
  DeliveryVehicle: '../delivery/delivery.ts#DeliveryOfVehicle',
  Restatement: '../generated/prisma/client.ts#Restatement as RestatementRow',
  Trip: '../trip/trip.ts#TripView',
  TripConnection: '../trip/trip.repository.ts#TripPage',
});
