import CadreDomain
import CadrePlanning

/// Finds the fields of which sources say different things on a day.
struct Disagreements {
    let snapshot: RegisterSnapshot
    let day: Day

    /// Every one, by noun, record and field.
    ///
    /// - Complexity: O(n log n) for n claims.
    var all: [Disagreement] {
        snapshot.sources.records.flatMap(of).sorted { $0.key.description < $1.key.description }
    }

    /// The disagreements on one record, in the order of its fields.
    func of(_ record: SourceRow.Key) -> [Disagreement] {
        let rows = snapshot.sources.rows(of: record, on: day)
        guard rows.count > 1 else { return [] }
        return SourceText.fields(of: record.noun).compactMap { field in
            let values = rows.compactMap { $0.claim(field)?.value }
            return values.contains { $0 != values[0] } ? disagreement(FieldKey(record, field), rows) : nil
        }
    }

    /// The disagreement on one field; nil where all agree.
    func on(_ key: FieldKey) -> Disagreement? { of(key.record).first { $0.key == key } }

    private func disagreement(_ key: FieldKey, _ rows: [SourceRow]) -> Disagreement? {
        let book = snapshot.sources
        let candidates = book.candidates(key, among: rows, on: day, trustedOn: snapshot.today)
        guard Set(candidates.map(\.value)).count > 1, let outcome = SurvivorshipOutcome(of: candidates) else {
            return nil
        }
        let evidence = candidates.compactMap { candidate in
            rows.first { $0.source == candidate.source }.flatMap { self.evidence(candidate, $0, key.field) }
        }
        let standing = snapshot.standing(key.record, key.field, on: day)
        let decision = book.decision(on: key)
        let isStanding = book.standingDecision(on: key, day: day) != nil
        let newest = evidence.map(\.receivedOn).max() ?? snapshot.today
        return Disagreement(
            key: key, from: standing?.from, evidence: evidence,
            stands: standing.map { snapshot.words(of: $0.value, in: key.field) }, proposal: outcome,
            proposed: snapshot.words(of: outcome.winner.value, in: key.field), decision: decision,
            state: isStanding ? .decided : decision == nil ? .open : .reopened, name: name(key.record),
            office: office(key.record)?.code, ageDays: max(0, snapshot.today - newest)
        )
    }

    private func evidence(
        _ candidate: SurvivorshipCandidate, _ row: SourceRow, _ field: String
    ) -> Disagreement.Evidence? {
        guard let source = snapshot.sources.source(candidate.source) else { return nil }
        let seen = snapshot.receivedDay(row.lastSeen)
        return Disagreement.Evidence(
            source: source, value: candidate.value, words: snapshot.words(of: candidate.value, in: field),
            rank: candidate.rank, from: row.from == .first ? nil : row.from, received: candidate.received,
            receivedOn: snapshot.receivedDay(candidate.received), seenOn: seen,
            isStale: seen.adding(days: source.cadenceDays) < snapshot.today
        )
    }

    /// The person of a record that is none itself.
    private func person(_ record: SourceRow.Key) -> ID<Person>? {
        switch record.noun {
        case .person: ID(record.record)
        case .qualification: snapshot.standing(Qualification.self, record.record, on: day)?.person
        case .assignment: snapshot.standing(Assignment.self, record.record, on: day)?.person
        case .office, .position: nil
        }
    }

    private func name(_ record: SourceRow.Key) -> String {
        switch record.noun {
        case .office: ID<Office>(record.record).flatMap { snapshot.office($0, on: day)?.name } ?? record.record
        case .position: ID<Position>(record.record).flatMap { snapshot.position($0, on: day)?.title } ?? record.record
        case .person, .qualification, .assignment:
            person(record).flatMap { snapshot.person($0, on: day)?.name } ?? record.record
        }
    }

    private func office(_ record: SourceRow.Key) -> Office? {
        switch record.noun {
        case .office: return ID<Office>(record.record).flatMap { snapshot.office($0, on: day) }
        case .position:
            return ID<Position>(record.record).flatMap { snapshot.position($0, on: day) }
                .flatMap { snapshot.office($0.office, on: day) }
        case .person, .qualification, .assignment:
            return person(record).flatMap { snapshot.view(on: day).person($0)?.position }
                .flatMap { snapshot.office($0.office, on: day) }
        }
    }
}

extension RegisterSnapshot {
    /// The version of a record in force on a day; nil where there is none.
    func standing<Record: ImportedRecord>(_ kind: Record.Type, _ id: String, on day: Day) -> Record? {
        ID<Record>(id).flatMap { Record.standing($0, on: day, in: register) }
    }

    /// What stands on record of a field on a day, and from when; nil where nothing does.
    func standing(_ record: SourceRow.Key, _ field: String, on day: Day) -> (value: String, from: Day?)? {
        func value<Record: ImportedRecord>(_ kind: Record.Type) -> (value: String, from: Day?)? {
            guard let standing = standing(kind, record.record, on: day),
                let known = Record.sourcedFields.first(where: { $0.name == field })
            else { return nil }
            return (known.value(standing), standing.versionStart)
        }
        return switch record.noun {
        case .office: value(Office.self)
        case .position: value(Position.self)
        case .person: value(Person.self)
        case .qualification: value(Qualification.self)
        case .assignment: value(Assignment.self)
        }
    }

    /// The day on which a delivery was taken.
    func receivedDay(_ index: Int64) -> Day { sources.delivery(index).map { calendar.day(of: $0.at) } ?? today }
}
