public import CadreDomain
import CadreLedger
import CadrePlanning

/// A row that an office attests: a position and who holds it on the day of the campaign.
public struct AttestedRow: Hashable, Sendable {
    /// The position.
    public let position: ID<Position>
    /// What is shown of it, in the order of ``factNames``.
    public let facts: [String]

    /// The columns of the roster that is attested.
    public static let factNames = ["number", "title", "status", "incumbents", "planned_end"]
    /// Their headings.
    public static let factTitles = ["Number", "Position", "Status", "Incumbents", "Planned end"]

    /// Takes what is attested from a row of the list of positions.
    init(_ row: PositionRow) {
        position = row.position.id
        let incumbents = row.incumbents.map { "\($0.grade) \($0.name) (\($0.id))" }.joined(separator: "; ")
        facts = [
            row.position.number, row.position.title, row.statusWord, incumbents.isEmpty ? "nobody" : incumbents,
            row.status.plannedEnd?.description ?? "none",
        ]
    }

    /// The rows of an office on a day, key billets first, then by number.
    static func all(of office: ID<Office>, on day: Day, in snapshot: RegisterSnapshot) -> [AttestedRow] {
        snapshot.view(on: day).positions.filter { $0.position.office == office }
            .sorted { ($0.position.number, $0.position.id) < ($1.position.number, $1.position.id) }.map(
                AttestedRow.init)
    }

    /// The first digits of the digest of the row, by which a form says which row it has shown.
    public var mark: String { Self.mark(of: facts) }

    static func mark(of facts: [String]) -> String {
        String(Digest256(of: text(facts).utf8).description.prefix(markLength))
    }

    private static let markLength = 16

    private static func text(_ facts: [String]) -> String { JSONText.list(facts.map(JSONText.text)).text }

    /// SHA-256 of rows as shown, hexadecimal.
    public static func digest(_ rows: [AttestedRow]) -> String {
        Digest256(of: rows.map { "\($0.position) \(text($0.facts))\n" }.joined().utf8).description
    }

    /// What differs from the same row as it was before, as a phrase; nil where nothing does.
    public func difference(from before: [String]) -> String? {
        let changes = zip(Self.factTitles, zip(before, facts)).filter { $1.0 != $1.1 }
        guard !changes.isEmpty else { return nil }
        return changes.map { title, values in "\(title.lowercased()): \(values.0) before, \(values.1) now" }
            .joined(separator: "; ")
    }
}
