const link =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@requires", "@provides", "@external", "@interfaceObject", "@override"])\n';

/** Subgraphs with what our supergraph does not have yet, so that nobody meets it unproven. */
export const hardServices = {
  catalogue: `${link}
    type Query {
      media(first: Int): [Media]! mediaGrid: [[Media!]!] thing(id: ID): Thing things: [Thing!]
      best: Media @shareable mixed: [Mixed]
    }
    type Mutation { rename(id: ID!, name: String): Thing touch: Int }
    interface Media @key(fields: "id") { id: ID! title: String! related: [Media!] }
    type Book implements Media @key(fields: "id") { id: ID! title: String! related: [Media!] pages: Int! author: Author }
    type Film implements Media @key(fields: "id") { id: ID! title: String! related: [Media!] minutes: Float author: Author! }
    union Mixed = Book | Film | Thing | Author
    type Thing @key(fields: "id") @key(fields: "sku site { code }") {
      id: ID! sku: String! site: Site! weight: Int! sizes: [[Size!]]! owner: Author @provides(fields: "name")
    }
    type Site @shareable { code: String! zone: Zone }
    enum Zone { NORTH SOUTH }
    type Size @shareable { width: Int! height: Int }
    type Author @key(fields: "id") { id: ID! name: String @external }
  `,
  people: `${link}
    type Query { author(id: ID!): Author authors: [Author!]! best: Media @shareable }
    type Mutation { promote(id: ID!): Author retire: [Author] }
    type Author @key(fields: "id") { id: ID! name: String @shareable rank: Int! friends: [Author!]! favourite: Media thing: Thing! }
    interface Media @key(fields: "id") { id: ID! }
    type Book implements Media @key(fields: "id") { id: ID! reader: Author! }
    type Film implements Media @key(fields: "id") { id: ID! reader: Author }
    type Thing @key(fields: "id") { id: ID! }
  `,
  shipping: `${link}
    type Query { parcels: [Thing] }
    type Mutation { send(id: ID!): Thing! }
    type Thing @key(fields: "sku site { code }") {
      sku: String! site: Site! weight: Int! @external sizes: [[Size!]]! @external owner: Author @external
      price(fast: Boolean): Float! @requires(fields: "weight sizes { width }")
      route: [Site!]! @requires(fields: "owner { id }")
    }
    type Author @key(fields: "id", resolvable: false) { id: ID! @external }
    type Site @shareable { code: String! zone: Zone }
    enum Zone { NORTH SOUTH }
    type Size @shareable { width: Int! height: Int }
  `,
  reviews: `${link}
    type Query { reviewed: [Media!]! }
    type Media @interfaceObject @key(fields: "id") { id: ID! stars: Int! reviews: [Review!]! }
    type Review { text: String! about: Media! by: Author }
    type Author @key(fields: "id") { id: ID! reviews: [Review!] }
  `,
};
