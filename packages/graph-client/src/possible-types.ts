/**
 * Which types implement the API's only interface. The cache needs it to know that, for example,
 * `... on UserError` holds for a `NotFound`. A test holds this list against the schema.
 */
export const possibleTypes = {
  UserError: [
    'AlreadyMember',
    'AssignmentOverlap',
    'CarrierRefused',
    'CustomsIncomplete',
    'DuplicateReference',
    'InspectionMismatch',
    'InvalidInput',
    'InvitationUnusable',
    'InvoiceAlreadyImported',
    'LabelAlreadyVoided',
    'LastOwner',
    'NotFound',
    'NotReturnable',
    'NothingToHandOver',
    'OrderNotPayable',
    'PaymentProviderUnavailable',
    'RefusedTransition',
    'SerialRefused',
    'SerialsMissing',
    'StaleVersion',
    'UnknownSku',
    'UnreadableRows',
    'UploadRefused',
    'VehicleUnavailable',
  ],
};
