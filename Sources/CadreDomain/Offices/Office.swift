/// One version of an organization that owns positions: a security cooperation office, a staff, an agency, the school.
///
/// Versions share the identity and hold on disjoint day ranges; a new name or parent makes a new version.
public struct Office: Hashable, Sendable {
    /// The identity, such as `off_000042`.
    public let id: ID<Office>
    /// The natural key used in addresses and imports, such as `JUSMAG-PHL`, in its one spelling.
    public private(set) var code: String
    /// The full name.
    public var name: String
    /// The code of a row in the office type table, such as `ODC` or `HQ`.
    public var type: String
    /// Where it stands.
    public var country: CountryCode
    /// The city.
    public var post: String
    /// The combatant command that has operational control; nil for agencies and the school.
    public var command: CommandCode?
    /// The office above it.
    public var parent: ID<Office>?
    /// When this version holds.
    public var validity: DayRange

    /// The one spelling of a code: letters of either case are the same code, and upper-case ones are kept.
    public static func canonicalCode(_ text: String) -> String { text.uppercased() }

    /// Makes an office; its code is kept in its one spelling.
    public init(
        id: ID<Office>, code: String, name: String, type: String, country: CountryCode, post: String,
        command: CommandCode?, parent: ID<Office>?, validity: DayRange
    ) {
        self.id = id
        self.code = Self.canonicalCode(code)
        self.name = name
        self.type = type
        self.country = country
        self.post = post
        self.command = command
        self.parent = parent
        self.validity = validity
    }

    /// Whether the office stands outside the United States.
    public var isOverseas: Bool { country.rawValue != "USA" }
}
