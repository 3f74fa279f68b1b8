import type { XmlDocument } from '../xml.ts';
import { unreadable } from './messages.ts';
import { idOfLink, linkTo, listedPaths } from './shipment.ts';
import { toMinor } from './units.ts';

/** What a saved answer about manifests says, whichever of them it is. */
export function readManifestAnswer(document: XmlDocument): unknown {
  const { root, node } = document;
  switch (root) {
    case 'manifests':
    case 'links':
      return listedPaths(document, 'manifests').map((link) => ({
        carrierManifestId: idOfLink(link),
      }));
    case 'manifest': {
      const number = node.text('po-number');
      const self = linkTo(node, 'self');
      return {
        carrierManifestId: self === null ? number : idOfLink(self),
        number,
        reference: node.text('customer-request-id'),
        documentLink: linkTo(node, 'artifact'),
      };
    }
    case 'manifest-details': {
      const due = toMinor(node.text('manifest-pricing-info', 'total-due-cpc'));
      return {
        carrierManifestId: node.text('po-number'),
        number: node.text('po-number'),
        date: node.text('manifest-date'),
        charged: due === null ? null : { amountMinor: due, currency: 'CAD' },
      };
    }
    case 'shipments':
      return listedPaths(document, 'shipments').map((link) => ({
        carrierShipmentId: idOfLink(link),
      }));
    case 'groups':
      return node.all('group').map((group) => ({ manifestGroup: group.text('group-id') }));
    default:
      throw unreadable(`<${root}> instead of a manifest.`);
  }
}
