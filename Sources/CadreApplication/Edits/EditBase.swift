import CadreDomain

extension RegisterSnapshot {
    /// The version of a record that holds on a day, by identity or by what people call it; else the nearest.
    func edited(_ noun: EditedNoun, _ key: String, on day: Day) throws(Refusal) -> EditedRecord {
        switch noun {
        case .position:
            if let id = position(number: key) ?? ID(key), let position = position(id, on: day) {
                return .position(position)
            }
            throw Refusal(.positionNotFound, "There is no position (\(key)).", fix: "Check the identity or the number.")
        case .person:
            if let id = ID<Person>(key), let person = person(id, on: day) { return .person(person) }
            throw Refusal(
                .personNotFound, "There is no person (\(key)).", fix: "Give the identity, such as per_000031."
            )
        case .office:
            let byID = ID<Office>(key).flatMap { office($0, on: day) }
            if let office = office(code: key, on: day) ?? byID { return .office(office) }
            throw Refusal(.officeNotFound, "There is no office (\(key)).", fix: "Check the code.")
        }
    }
}

extension JournalStore {
    /// The version of a record that stood in the place of one at an earlier index of the journal.
    ///
    /// The entries about the record are read back from the newest: each has what was before it.
    func base(of record: EditedRecord, _ noun: EditedNoun, at index: Int64) async throws(Refusal) -> EditedRecord {
        let entries: [JournalEntry]
        do throws(StoreError) {
            entries = try await newestEntries(
                about: [JournalObject(noun.rawValue, record.id)], upTo: .max, limit: EditRecord.entryCountMax
            )
        } catch {
            throw Refusal(error)
        }
        var base = record.record
        for entry in entries where entry.index > index {
            guard let after = entry.draft.after.flatMap({ RegisterRecord(noun: noun.rawValue, json: $0) }),
                after.slot == base.slot,
                let before = entry.draft.before.flatMap({ RegisterRecord(noun: noun.rawValue, json: $0) })
            else { continue }
            base = before
        }
        return EditedRecord(base) ?? record
    }
}
