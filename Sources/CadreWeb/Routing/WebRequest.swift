public import CadreApplication
public import CadreDomain

/// A request after it was read, checked and let through: all that a handler needs, and nothing of the network.
public struct WebRequest: Sendable {
    /// The path without its extension, still escaped.
    public private(set) var path: String
    /// The keys and values of the query, decoded, in order.
    public private(set) var query: [QueryItem]
    /// The format to answer in.
    public let format: Format
    /// Who asks.
    public let caller: Caller
    /// The persona who asks; nil for a visitor who chose none.
    public let persona: Persona?
    /// What is known about the register at this moment.
    public let state: SiteState
    /// The day that the answer looks at: `as_of`, or today.
    public let asOf: Day
    /// The idempotency key of a change, together with the digest of its body; nil for reads.
    public let idempotency: IdempotencyKey?
    /// The version that a change was made from; nil where the endpoint asks for none.
    public let version: Int?
    /// The last event that the client saw; nil where it names none.
    public let lastEventID: Int64?
    /// The scheme and host that the client sees, such as `http://127.0.0.1:8080`.
    public let origin: String

    /// How long the client is ready to wait for a run.
    let preference: Preference
    /// The index of the last entry of the journal that the answer knows; nil for the present.
    var moment: Int64?
    /// Whether the same address answers as of an earlier entry.
    var isDated = false
    /// Wakes streams, and ends them when the server stops; nil where nothing is served.
    var feed: EventFeed?

    let parameters: [String: String]
    let fields: [String: String]
    let session: Session?
    let forms: FormTokens

    /// Whether nobody asks by name: somebody who chose no persona, where a server is asked.
    var isVisit: Bool { persona == nil && !origin.isEmpty }

    /// The value of a path parameter.
    ///
    /// - Precondition: The endpoint's path names the parameter.
    public func parameter(_ name: String) -> String {
        guard let value = parameters[name] else { preconditionFailure("The path has no parameter named \(name).") }
        return value
    }

    /// The identity in a path parameter; nil where the text can be no identity.
    public func id<Noun>(_ name: String = "id") -> ID<Noun>? { ID(parameter(name)) }

    /// The country of the path: known, alpha-3.
    ///
    /// - Precondition: The endpoint's path has a parameter named `country`.
    public var country: CountryCode {
        guard let code = CountryCode(parameter("country")) else { preconditionFailure("The country was not checked.") }
        return code
    }

    /// The first value of a key of the query; nil where it is missing or empty.
    public func value(_ key: String) -> String? { query.first { $0.key == key && !$0.value.isEmpty }?.value }

    /// Whether the query asks for one page of a list instead of the whole.
    var namesPage: Bool { ["limit", "page", "cursor"].contains { value($0) != nil } }

    /// The value of a field of the body; nil where it is missing or empty.
    public func field(_ name: String) -> String? { fields[name].flatMap { $0.isEmpty ? nil : $0 } }

    /// The query of a list, read strictly.
    public func list<Row>(_ columns: [Column<Row>], reference: ReferenceTables) throws(Refusal) -> ListQuery {
        try ListQuery(query, columns: columns, reference: reference)
    }

    /// A whole number of the query within a range; nil where it is missing.
    public func number(_ key: String, in range: ClosedRange<Int>) throws(Refusal) -> Int? {
        guard let text = value(key) else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw Refusal(
                .parameterBadValue, "The value of \(key) (\(text)) is not a number that can be used.",
                fix: "Give a whole number from \(range.lowerBound) to \(range.upperBound)."
            )
        }
        return number
    }

    /// A day of the query; nil where it is missing.
    public func day(_ key: String) throws(Refusal) -> Day? {
        guard let text = value(key) else { return nil }
        guard let day = Day(text) else {
            throw Refusal(
                .parameterBadValue, "The value of \(key) (\(text)) is not a day.",
                fix: "Write it as YYYY-MM-DD, such as 2027-10-01."
            )
        }
        return day
    }

    /// The hidden fields that a form posting to the address must carry; the page's template puts them in with
    /// `{{>form-fields}}`.
    ///
    /// - Parameters:
    ///   - address: The path that the form posts to.
    ///   - version: The version of the record shown, where the endpoint asks for one.
    public func formFields(for address: String, version: Int? = nil) -> FormFields {
        forms.fields(for: address, session: session, version: version)
    }

    /// Whether the caller's role may take an action at all, which nobody may in the past; scope is checked by the use
    /// case.
    public func may(_ action: Action) -> Bool {
        persona != nil && moment == nil && AccessPolicy.table[action]?.contains(caller.role) == true
    }

    /// The same request as one that reads another address, for the page that is shown after a refused change.
    func reading(_ path: String) -> WebRequest {
        var request = self
        request.path = path
        request.query = []
        return request
    }

    /// The address of this page with one key of its query set, or taken away for nil; the page number is dropped.
    public func address(setting key: String, to value: String?) -> String {
        var items = query.filter { $0.key != key && $0.key != "page" && $0.key != "cursor" && !$0.value.isEmpty }
        if let value { items.append(QueryItem(key, value)) }
        return FormText.address(path, items)
    }

    /// The moment as the query has it; nothing for the present.
    var momentItems: [QueryItem] { moment.map { [QueryItem(Address.momentKey, String($0))] } ?? [] }

    /// An address elsewhere that keeps looking at the same day.
    public func link(_ path: String, _ items: [QueryItem] = []) -> String {
        let namesDay = items.contains { $0.key == "as_of" } || path.contains("?as_of=") || path.contains("&as_of=")
        guard asOf != state.today, !namesDay else {
            return FormText.address(path, items)
        }
        return FormText.address(path, items + [QueryItem("as_of", asOf.description)])
    }

    /// The address of a record that holds on some days: on the same day, or else the nearest on which it holds; nil
    /// where it holds on none.
    func link(_ path: String, within days: DayRange) -> String? {
        Address(path, on: asOf, within: days).map { link($0.path, $0.items) }
    }

    /// The address of a person's page.
    ///
    /// - Parameter person: The version of the record on the day of this request, or else the nearest.
    func link(to person: Person) -> String? { link("/people/\(person.id)", within: person.validity) }
}

/// What every page says about the register: the day, the place in the journal, and whether the people are real.
public struct SiteState: Sendable, Hashable {
    /// The day that counts as today.
    public let today: Day
    /// The index of the last journal entry.
    public let journalIndex: Int64
    /// When the register last changed; nil where it is not known.
    public let updated: Timestamp?
    /// Whether this is a demo world.
    public let isDemo: Bool

    /// Makes a state.
    public init(today: Day, journalIndex: Int64, updated: Timestamp?, isDemo: Bool) {
        self.today = today
        self.journalIndex = journalIndex
        self.updated = updated
        self.isDemo = isDemo
    }
}
