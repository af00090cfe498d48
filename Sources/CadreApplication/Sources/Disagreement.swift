public import CadreDomain
public import CadrePlanning

/// A field of which sources say different things on a day, with what each says and which value the rules propose.
public struct Disagreement: Sendable {
    /// How far it has come.
    public enum State: String, Sendable, CaseIterable {
        /// Nobody has decided.
        case open
        /// A source has said something new since somebody decided.
        case reopened
        /// What a steward decided stands.
        case decided
    }

    /// What one source says.
    public struct Evidence: Hashable, Sendable {
        /// The source.
        public let source: Source
        /// The value as text; empty for nothing.
        public let value: String
        /// The same as people read it.
        public let words: String
        /// The rank of trust for the field.
        public let rank: Int
        /// The first day of which it is said; nil for records without versions.
        public let from: Day?
        /// The index of the journal with which the value was first received.
        public let received: Int64
        /// The day on which that was.
        public let receivedOn: Day
        /// The day on which the source last said so.
        public let seenOn: Day
        /// Whether the source last said so longer ago than its cadence.
        public let isStale: Bool
    }

    /// The field.
    public let key: FieldKey
    /// The first day of the version of the record that stands on the day; nil for records without versions.
    public let from: Day?
    /// What each source says, by code.
    public let evidence: [Evidence]
    /// The value on record as people read it; nil where nothing stands on the day.
    public let stands: String?
    /// Which value the rules propose.
    public let proposal: SurvivorshipOutcome
    /// The same value as people read it.
    public let proposed: String
    /// The newest decision; nil where nobody has decided.
    public let decision: FieldDecision?
    /// How far it has come.
    public let state: State
    /// What the record is called.
    public let name: String
    /// The code of the office that it belongs to on the day; nil for none.
    public let office: String?
    /// How many days ago the newest of the values was received.
    public let ageDays: Int

    /// The index of the newest word of any source on the field: the version that a decision is made from.
    public var version: Int { Int(evidence.map(\.received).max() ?? 0) }

    /// The page of the record; nil where it has none.
    public var recordAddress: Address? {
        switch key.record.noun {
        case .person: Address("/people/\(key.record.record)")
        case .position: Address("/positions/\(key.record.record)")
        case .office: Address("/offices/\(key.record.record)")
        case .qualification, .assignment: nil
        }
    }

    /// The columns of the work list, in the order of exports.
    public static let columns: [Column<Disagreement>] = [
        Column("id", "Disagreement", .text, "Noun, record and field.", isDefault: true) {
            .text($0.key.description)
        },
        Column(
            "state", "State", .choice(State.allCases.map(\.rawValue)),
            "Open; decided by a steward; or opened again, since a source has said something new.", isDefault: true
        ) { .text($0.state.rawValue) },
        Column("noun", "Noun", .choice(SourcedNoun.allCases.map(\.rawValue)), "What the record is.") {
            .text($0.key.record.noun.rawValue)
        },
        Column("record", "Record", .text, "The identity of the record.") { .text($0.key.record.record) },
        Column("name", "Name", .text, "What the record is called.", isDefault: true) { .text($0.name) },
        Column("field", "Field", .text, "The field of which sources say different things.", isDefault: true) {
            .text($0.key.field)
        },
        Column("stands", "On record", .text, "What stands on record.", isDefault: true) { .optional($0.stands) },
        Column("proposed", "Proposal", .text, "What the rules of survivorship propose.", isDefault: true) {
            .text($0.proposed)
        },
        Column("rule", "Rule", .text, "The rule that decides for the proposal.") { .optional($0.proposal.rule) },
        Column("sources", "Sources", .text, "The codes of the sources that speak of it.", isDefault: true) {
            .text($0.evidence.map(\.source.id.rawValue).joined(separator: " "))
        },
        Column("values", "Values", .int, "How many different values there are.") {
            .int(Set($0.evidence.map(\.value)).count)
        },
        Column("office", "Office", .office, "The office that the record belongs to on the day.", isDefault: true) {
            .optional($0.office)
        },
        Column("age_days", "Age, days", .int, "How long ago the newest of the values came.", isDefault: true) {
            .int($0.ageDays)
        },
        Column("stale", "Stale", .flag, "Whether a source last said its value longer ago than its cadence.") {
            .flag($0.evidence.contains(where: \.isStale))
        },
        Column("decided_by", "Decided by", .text, "Who decided last.") { .optional($0.decision?.actor) },
        Column("reason", "Reason", .text, "Why.") { .optional($0.decision?.reason) },
        Column("decided_at", "Decided at", .moment, "When.") { .optional($0.decision?.at.description) },
    ]

    /// Filters, orders and cuts disagreements.
    static let reader = ListReader<Disagreement>(
        columns: columns, identity: { $0.key.description },
        searched: { [$0.key.description, $0.name, $0.office ?? ""] + $0.evidence.map(\.words) }
    )
}
