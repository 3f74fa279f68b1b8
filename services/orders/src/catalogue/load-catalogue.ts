import type { Db } from '../database.ts';
import { saveProduct, saveVariant } from './catalogue.repository.ts';
import { catalogueData } from './catalogue-data.ts';

/** Makes the shop's tables say what catalogue-data.ts says. Running it again changes nothing. */
export async function loadCatalogue(db: Db): Promise<void> {
  for (const [position, product] of catalogueData.entries()) {
    await saveProduct(db, {
      id: product.id,
      kind: product.kind,
      nameEn: product.name.en,
      nameFr: product.name.fr,
      descriptionEn: product.description.en,
      descriptionFr: product.description.fr,
      position,
    });
    for (const [variantPosition, variant] of product.variants.entries()) {
      await saveVariant(db, {
        id: variant.id,
        productId: product.id,
        sku: variant.sku,
        nameEn: variant.name.en,
        nameFr: variant.name.fr,
        position: variantPosition,
        interval: variant.interval ?? null,
        priceCadMinor: variant.priceMinor.CAD,
        priceUsdMinor: variant.priceMinor.USD,
        shippable: variant.parcel !== undefined,
        serialized: variant.parcel?.serialized ?? false,
        weightGrams: variant.parcel?.weightGrams ?? null,
        lengthMillimetres: variant.parcel?.lengthMillimetres ?? null,
        widthMillimetres: variant.parcel?.widthMillimetres ?? null,
        heightMillimetres: variant.parcel?.heightMillimetres ?? null,
        hsCode: variant.parcel?.hsCode ?? null,
        countryOfOrigin: variant.parcel?.countryOfOrigin ?? null,
      });
    }
  }
}
