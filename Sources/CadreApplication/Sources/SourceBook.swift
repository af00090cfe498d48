public import CadreDomain
import CadrePlanning

/// What every source says, beside the register: sources, deliveries, their newest word on each field, and decisions.
public struct SourceBook: Sendable {
    private var sourcesByCode: [ID<Source>: Source] = [:]
    private var deliveriesByIndex: [Int64: SourceDelivery] = [:]
    /// The rows of each record, ordered by source and first day.
    private var rowsByRecord: [SourceRow.Key: [SourceRow]] = [:]
    /// The newest decision on each field.
    private var decisions: [FieldKey: FieldDecision] = [:]

    /// Makes a book.
    ///
    /// - Parameter decisions: In the order in which they were made.
    public init(
        sources: [Source] = [], deliveries: [SourceDelivery] = [], rows: [SourceRow] = [],
        decisions: [FieldDecision] = []
    ) {
        for source in sources { sourcesByCode[source.id] = source }
        for delivery in deliveries { deliveriesByIndex[delivery.index] = delivery }
        for row in rows { rowsByRecord[row.key, default: []].append(row) }
        for key in rowsByRecord.keys { rowsByRecord[key]?.sort(by: Self.isEarlier) }
        for decision in decisions { self.decisions[decision.key] = decision }
    }

    /// Makes the changes of a commit; those of the register are passed over.
    public mutating func apply(_ changes: [Change]) {
        for change in changes {
            switch change {
            case .source(let source): sourcesByCode[source.id] = source
            case .sourceDelivered(let delivery, let rows):
                deliveriesByIndex[delivery.index] = delivery
                for row in rows { put(row) }
            case .fieldDecided(let decision): decisions[decision.key] = decision
            default: break
            }
        }
    }

    /// The book with what was delivered and decided up to an entry of the journal.
    ///
    /// Of a source it has the facts of now, and of a field the newest word on it where that was received by then.
    func known(at index: Int64) -> SourceBook {
        var past = SourceBook(
            sources: sources, deliveries: deliveries.filter { $0.index <= index },
            decisions: decisions.values.filter { $0.index <= index }
        )
        past.rowsByRecord = rowsByRecord.compactMapValues { rows in
            let known = rows.compactMap { row -> SourceRow? in
                var row = row
                row.claims.removeAll { $0.received > index }
                row.lastSeen = min(row.lastSeen, index)
                return row.claims.isEmpty ? nil : row
            }
            return known.isEmpty ? nil : known
        }
        return past
    }

    /// Every source, by code.
    public var sources: [Source] { sourcesByCode.values.sorted { $0.id < $1.id } }
    /// Every delivery, oldest first.
    public var deliveries: [SourceDelivery] { deliveriesByIndex.values.sorted { $0.index < $1.index } }
    /// Every record of which a source has spoken, in no order.
    var records: some Collection<SourceRow.Key> { rowsByRecord.keys }

    /// The source with this identity.
    public func source(_ id: ID<Source>) -> Source? { sourcesByCode[id] }
    /// The delivery with this index.
    public func delivery(_ index: Int64) -> SourceDelivery? { deliveriesByIndex[index] }
    /// The newest decision on a field, whether it stands or not.
    public func decision(on key: FieldKey) -> FieldDecision? { decisions[key] }
    /// Everything that sources say of a record, by source and first day.
    public func rows(of key: SourceRow.Key) -> [SourceRow] { rowsByRecord[key] ?? [] }

    /// What a source says of a record on a day; nil where it has not spoken of that.
    func row(of key: SourceRow.Key, from source: ID<Source>, on day: Day) -> SourceRow? {
        rowsByRecord[key]?.last { $0.source == source && $0.from <= day }
    }

    /// What each source says of a record on a day: of its rows the one that begins last by then, ordered by source.
    public func rows(of key: SourceRow.Key, on day: Day) -> [SourceRow] {
        var found: [SourceRow] = []
        for row in rowsByRecord[key] ?? [] where row.from <= day {
            if found.last?.source == row.source { found.removeLast() }
            found.append(row)
        }
        return found
    }

    /// The decision on a field that stands on a day; nil where there is none, or a source has said something new since.
    public func standingDecision(on key: FieldKey, day: Day) -> FieldDecision? {
        guard let decision = decisions[key], decision.from <= day, newest(key) < decision.index else { return nil }
        return decision
    }

    /// The index with which the newest word on a field was received; 0 where nobody has spoken.
    public func newest(_ key: FieldKey) -> Int64 {
        (rowsByRecord[key.record] ?? []).lazy.compactMap { $0.claim(key.field)?.received }.max() ?? 0
    }

    /// What sources say of a field by their rows of one day, for the rules of survivorship.
    ///
    /// A row that says that the record has ended by the day speaks of that end alone.
    func candidates(
        _ key: FieldKey, among rows: [SourceRow], on day: Day, trustedOn today: Day
    ) -> [SurvivorshipCandidate] {
        let decided = standingDecision(on: key, day: day)
        return rows.compactMap { row in
            guard let claim = row.claim(key.field), key.field == SourceRow.endField || !row.hasEnded(by: day) else {
                return nil
            }
            let rank = sourcesByCode[row.source]?.rank(of: key.record.noun, key.field, on: today)
            return SurvivorshipCandidate(
                source: row.source, value: claim.value, rank: rank ?? Source.rankUnlessGiven,
                received: claim.received, isDecided: decided?.value == claim.value
            )
        }
    }

    private mutating func put(_ row: SourceRow) {
        var rows = rowsByRecord[row.key] ?? []
        rows.removeAll { $0.source == row.source && $0.from == row.from }
        let place = rows.firstIndex { Self.isEarlier(row, $0) } ?? rows.endIndex
        rows.insert(row, at: place)
        rowsByRecord[row.key] = rows
    }

    private static func isEarlier(_ left: SourceRow, _ right: SourceRow) -> Bool {
        (left.source, left.from) < (right.source, right.from)
    }
}

extension SourceRow {
    /// The field that says when a version ends.
    static let endField = "valid_to"

    /// Whether it says that the version has ended by a day.
    func hasEnded(by day: Day) -> Bool {
        guard let end = claim(Self.endField).flatMap({ Day($0.value) }) else { return false }
        return end <= day
    }
}
