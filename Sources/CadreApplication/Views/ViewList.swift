import CadreDomain

/// A list that a view can be saved of.
public enum ViewList: String, CaseIterable, Sendable {
    /// Positions.
    case positions
    /// People.
    case people
    /// Offices.
    case offices
    /// Countries.
    case countries
    /// Slates.
    case slates
    /// Runs.
    case runs
    /// Gap days.
    case gapDays = "gap-days"
    /// Overlap days.
    case overlapDays = "overlap-days"
    /// The journal.
    case journal

    /// The list at a path; nil where none is that a view can be saved of.
    public init?(path: String) {
        guard let list = Self.allCases.first(where: { $0.path == path }) else { return nil }
        self = list
    }

    /// The path of the list.
    public var path: String {
        switch self {
        case .gapDays, .overlapDays: "/staffing/\(rawValue)"
        case .positions, .people, .offices, .countries, .slates, .runs, .journal: "/\(rawValue)"
        }
    }

    /// Whether somebody can be told when rows newly match.
    ///
    /// That is so of the records of the register, which change by commits and with the day.
    public var takesAlerts: Bool { [.positions, .people, .offices, .countries].contains(self) }

    /// Where a row of the list is shown.
    public func address(of row: String) -> Address { Address("\(path)/\(row)") }

    /// Refuses filters that the list does not have, or that mean nothing in the register as it is.
    func check(_ items: [QueryItem], _ snapshot: RegisterSnapshot) throws(Refusal) {
        switch self {
        case .positions: _ = try snapshot.query(items, columns: PositionRow.columns)
        case .people: _ = try snapshot.query(items, columns: PersonRow.columns)
        case .offices: _ = try snapshot.query(items, columns: OfficeRow.columns)
        case .countries: _ = try snapshot.query(items, columns: CountryRow.columns)
        case .slates: _ = try ListQuery(items, columns: DatedSlate.columns, reference: snapshot.reference)
        case .runs: _ = try ListQuery(items, columns: DatedRun.columns, reference: snapshot.reference)
        case .gapDays: _ = try snapshot.query(items, columns: PositionDay.columns(.gap))
        case .overlapDays: _ = try snapshot.query(items, columns: PositionDay.columns(.overlap))
        case .journal: _ = try ListQuery(items, columns: JournalEntry.columns, reference: snapshot.reference)
        }
    }

    /// The identities of the rows that match for a reader; none where nobody can be told of the list.
    ///
    /// - Complexity: O(n) for the n rows of the list.
    func matches(
        _ items: [QueryItem], _ snapshot: RegisterSnapshot, for caller: Caller
    ) throws(Refusal) -> Set<String> {
        try AccessPolicy.check(caller, may: .readRegister)
        func matches<Row>(
            _ reader: ListReader<Row>, _ rows: (RegisterSnapshot, Day, Caller) -> [Row]
        ) throws(Refusal) -> Set<String> {
            var query = try snapshot.query(items, columns: reader.columns)
            (query.sample, query.order) = (nil, [])
            let day = query.asOf ?? snapshot.today
            let kept = reader.all(rows(snapshot, day, caller), query, grades: snapshot.view(on: day).grades)
            return Set(kept.map(reader.identity))
        }
        switch self {
        case .positions: return try matches(PositionRow.reader) { $0.view(on: $1).positions(for: $2) }
        case .people: return try matches(PersonRow.reader) { ListPeople.rows($0, on: $1, for: $2) }
        case .offices: return try matches(OfficeRow.reader) { snapshot, day, _ in ListOffices.rows(snapshot, on: day) }
        case .countries:
            return try matches(CountryRow.reader) { snapshot, day, _ in ListCountries.rows(snapshot, on: day) }
        case .slates, .runs, .gapDays, .overlapDays, .journal: return []
        }
    }
}

extension SavedView {
    /// What is looked at: the list, and its filters.
    ///
    /// - Throws: `parameter.bad-value` where the address leads to no list that a view can be saved of.
    public func question() throws(Refusal) -> (list: ViewList, items: [QueryItem]) {
        guard let known = Address(written: address), let list = ViewList(path: known.path) else {
            throw Refusal(
                .parameterBadValue, "The address (\(address)) is not that of a list that a view can be saved of.",
                fix: "Give one of: \(ViewList.allCases.map(\.path).joined(separator: ", ")), with its filters."
            )
        }
        return (list, known.items)
    }

    /// Why the view no longer works: its list does not take its filters as the register is now; nil where it works.
    func fault(_ snapshot: RegisterSnapshot) -> Refusal? {
        do throws(Refusal) {
            let (list, items) = try question()
            try list.check(items, snapshot)
            return nil
        } catch {
            return error
        }
    }
}

extension Address {
    /// The keys that show a part of a list, and are no part of a view.
    private static let unsaved = ["page", "cursor", "limit", evidenceKey]

    /// Reads an address as pages have it; nil where an escape is broken or the path does not begin with a slash.
    init?(written text: String) {
        let halves = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        guard let path = halves.first, path.hasPrefix("/") else { return nil }
        var items: [QueryItem] = []
        for part in halves.dropFirst().first?.split(separator: "&") ?? [] {
            let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let key = Self.decoded(sides[0]), let value = Self.decoded(sides.dropFirst().first ?? "") else {
                return nil
            }
            items.append(QueryItem(key, value))
        }
        self.init(String(path), items.filter { !$0.value.isEmpty && !Self.unsaved.contains($0.key) })
    }

    private static func decoded(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
                continue
            }
            let digits = String(decoding: rest.prefix(2), as: UTF8.self)
            guard digits.utf8.count == 2, digits.allSatisfy(\.isHexDigit), let value = UInt8(digits, radix: 16),
                value > 0
            else { return nil }
            rest = rest.dropFirst(2)
            bytes.append(value)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
