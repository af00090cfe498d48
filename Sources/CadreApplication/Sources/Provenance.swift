import CadreDomain
import CadrePlanning

/// Which source each field of a record is from, when it came, and what others say.
public enum Provenance {
    /// The name of the table.
    public static let tableName = "sources"

    /// Its columns.
    public static let columns = [
        TableColumn("field", "Field", "The field."),
        TableColumn("record", "Record", "The record, where it is another one than that of the page."),
        TableColumn("value", "On record", "What stands on record on the day."),
        TableColumn("source", "From", "The source that says so; none where it was written without one."),
        TableColumn("received", "Received", "When that value first came.", kind: .day),
        TableColumn("last_seen", "Last said", "When the source last said so.", kind: .day),
        TableColumn("others", "Others say", "What other sources say otherwise."),
    ]

    /// A row for each field of some records of which a source speaks; the first record is that of the page.
    static func table(of records: [SourceRow.Key], on day: Day, _ snapshot: RegisterSnapshot) -> DataTable {
        DataTable(
            name: tableName, title: "Where this comes from", columns: columns,
            rows: records.enumerated().flatMap { index, record in
                rows(of: record, isOwn: index == 0, on: day, snapshot)
            }
        )
    }

    private static func rows(
        of record: SourceRow.Key, isOwn: Bool, on day: Day, _ snapshot: RegisterSnapshot
    ) -> [TableRow] {
        let rows = snapshot.sources.rows(of: record, on: day)
        guard !rows.isEmpty else { return [] }
        return SourceText.fields(of: record.noun).compactMap { field in
            let key = FieldKey(record, field)
            guard let standing = snapshot.standing(record, field, on: day) else { return nil }
            let said = snapshot.sources.candidates(key, among: rows, on: day, trustedOn: snapshot.today)
            let own = said.filter { $0.value == standing.value }.min { ($0.rank, $0.received) < ($1.rank, $1.received) }
            let seen = rows.first { $0.source == own?.source }?.lastSeen
            let others = said.filter { $0.value != standing.value }
                .map { "\($0.source): \(snapshot.words(of: $0.value, in: field))" }
            let isDisputed = Set(said.map(\.value)).count > 1
            let dispute = Address("/disagreements/\(key)")
            return TableRow(
                [
                    .text(field), isOwn ? .missing : .text(record.record),
                    .text(snapshot.words(of: standing.value, in: field)), .optional(own?.source.rawValue),
                    .optional(own.map { snapshot.receivedDay($0.received) }),
                    .optional(seen.map { snapshot.receivedDay($0) }),
                    others.isEmpty ? .missing : .text(others.joined(separator: "; ")),
                ],
                links: [
                    0: isDisputed ? dispute : Address("/sources/\(own?.source ?? rows[0].source)"),
                    3: own.map { Address("/sources/\($0.source)") }, 6: isDisputed ? dispute : nil,
                ].compactMapValues(\.self)
            )
        }
    }
}
