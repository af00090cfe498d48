import CadreDomain
import CadrePlanning

/// A field of a row that is not taken, since what another source says of it stands.
public struct HeldField: Hashable, Sendable {
    /// The row of the file.
    public let row: Int
    /// The noun.
    public let noun: String
    /// The identity of the record.
    public let id: String
    /// Its natural key.
    public let key: String
    /// The field.
    public let field: String
    /// What the row says.
    public let said: String
    /// What stands on record.
    public let stands: String
    /// The rule that holds it back.
    public let rule: String
    /// The source whose value that rule prefers.
    public let source: String

    /// The field as an object.
    var json: JSONText {
        .object([
            ("row", .int(row)), ("noun", .text(noun)), ("id", .text(id)), ("key", .text(key)),
            ("field", .text(field)), ("said", .text(said)), ("stands", .text(stands)), ("rule", .text(rule)),
            ("source", .text(source)),
        ])
    }
}

/// Parts what one source says of records into what is taken and what another source's value holds back.
struct SourceSieve {
    let source: Source
    /// What sources say, as it was before the delivery.
    let book: SourceBook
    let snapshot: RegisterSnapshot

    /// What becomes of a row.
    struct Sifted<Record> {
        /// The record with the fields that are taken; nil where the row changes nothing, since all that it says
        /// otherwise is held back.
        var record: Record?
        var held: [(field: String, said: String, stands: String, outcome: SurvivorshipOutcome)] = []
        /// The first day of a later version of which the file says nothing, at which the row is cut; nil for none.
        var cut: Day?
    }

    /// Sifts what a row says of a record.
    ///
    /// A row for days on which nothing stands is taken as it is. Elsewhere each field is judged alone.
    ///
    /// - Parameter starts: The days on which versions of the record begin by the same files.
    func sift<Record: ImportedRecord>(_ said: Record, besides starts: Set<Day>) -> Sifted<Record> {
        let day = said.versionStart ?? snapshot.today
        guard let standing = standing(for: said, on: day) else { return Sifted(record: said) }
        let key = SourceRow.Key(Record.sourcedNoun, said.id.rawValue)
        let rows = book.rows(of: key, on: day).filter { $0.source != source.id }
        var sifted = Sifted(record: said)
        var taken = 0
        for field in Record.sourcedFields {
            let (own, stands) = (field.value(said), field.value(standing))
            guard own != stands else { continue }
            if field.name == SourceRow.endField, isCut(standing, said, starts) {
                sifted.record = sifted.record?.ending(standing.validity.end)
                sifted.cut = standing.validity.end
                continue
            }
            guard let outcome = outcome(FieldKey(key, field.name), own, among: rows, on: day),
                outcome.winner.value != own
            else {
                taken += 1
                continue
            }
            sifted.held.append((field.name, own, stands, outcome))
            if var record = sifted.record, field.set(&record, stands) { sifted.record = record }
        }
        // A row of its own that says what stands already would only cut a version in two.
        if taken == 0, said.versionStart != standing.versionStart || !sifted.held.isEmpty { sifted.record = nil }
        return sifted
    }

    /// Whether the version that stands ends only because a later one begins, of which the file says nothing.
    private func isCut<Record: ImportedRecord>(_ standing: Record, _ said: Record, _ starts: Set<Day>) -> Bool {
        let end = standing.validity.end
        guard said.validity.end > end, !starts.contains(end) else { return false }
        return Record.standing(said.id, on: end, in: snapshot.register) != nil
    }

    private func standing<Record: ImportedRecord>(for said: Record, on day: Day) -> Record? {
        Record.standing(said.id, on: day, in: snapshot.register)
    }

    /// Which value of a field stands once the source has said its own.
    private func outcome(
        _ key: FieldKey, _ own: String, among rows: [SourceRow], on day: Day
    ) -> SurvivorshipOutcome? {
        var candidates = book.candidates(key, among: rows, on: day, trustedOn: snapshot.today)
        let known = book.row(of: key.record, from: source.id, on: day)?.claim(key.field)
        let isNew = known?.value != own
        // What is new reopens what was decided.
        if isNew { candidates = candidates.map(\.undecided) }
        let decided = isNew ? nil : book.standingDecision(on: key, day: day)
        candidates.append(
            SurvivorshipCandidate(
                source: source.id, value: own,
                rank: source.rank(of: key.record.noun, key.field, on: snapshot.today),
                received: isNew ? snapshot.journalIndex + 1 : known?.received ?? 0,
                isDecided: decided?.value == own
            )
        )
        return SurvivorshipOutcome(of: candidates)
    }
}

extension SurvivorshipCandidate {
    /// The same where no decision stands.
    fileprivate var undecided: SurvivorshipCandidate {
        SurvivorshipCandidate(source: source, value: value, rank: rank, received: received)
    }
}
