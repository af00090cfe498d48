import CadreDomain

/// What the rows of one kind would change, file by file.
extension ImportLedger {
    /// The changes that a commit makes, those that end versions first.
    ///
    /// A position has one planned assignment at a time, also while the rows are written: planned ones come last, and
    /// those that move to another position leave theirs before.
    var changes: [Change] {
        let before = slots
        let written = accepted.map(\.record).filter { before[Slot($0)] != $0 }
        let planned = written.filter { ($0 as? Assignment)?.state == .planned }
        let leaving = planned.compactMap { record -> Change? in
            guard let new = record as? Assignment, var old = before[Slot(record)] as? Assignment,
                old.state == .planned, old.position != new.position
            else { return nil }
            old.state = .cancelled
            return .assignment(old)
        }
        return kept.filter { $0.place != nil }.map(\.after.change)
            + written.filter { ($0 as? Assignment)?.state != .planned }.map(\.change) + leaving
            + planned.map(\.change)
    }

    /// The account of each file that has rows of this kind, by the place of the file.
    mutating func diffs() -> [Int: ImportDiff] {
        let own = files.indices.filter { Record.rows(files[$0].rows) != nil }
        let (accepted, before) = (accepted, slots)
        let versions = Dictionary(grouping: existing, by: \.id)
        let keys = keys(accepted)
        var differences: [Int: [ImportDiff.Difference]] = [:]
        for (record, place) in accepted where before[Slot(record)] != record {
            let known = versions[record.id]
            let old = before[Slot(record)] ?? known?.last { $0.validity.contains(record.validity.start) }
            let difference = difference(known == nil ? .new : .changed, place.row, old, record, keys)
            differences[place.file, default: []].append(difference)
            if difference.kind == .changed { warnWhereUnlike(difference, at: place) }
            if let position = record as? Position { warnWhereElsewhere(position, at: place) }
        }
        if let last = own.last { differences[last, default: []] += removed(from: own, keys) }
        let ended = Dictionary(grouping: kept.filter { $0.place != nil }) { $0.place?.file ?? 0 }
        let takenCounts = Dictionary(grouping: accepted.map(\.place) + acceptedEchoes + idlePlaces, by: \.file)
            .mapValues(\.count)
        return Dictionary(
            uniqueKeysWithValues: own.map { index in
                let file = files[index]
                let found = differences[index] ?? []
                let problems = problems[index] ?? FileProblems()
                return (
                    index,
                    ImportDiff(
                        file: file, differences: found,
                        endings: (ended[index] ?? []).map {
                            difference(.changed, $0.place?.row, $0.before, $0.after, keys)
                        },
                        sameCount: (takenCounts[index] ?? 0) - found.count { $0.kind != .removed },
                        source: source, held: held(inFile: index),
                        problems: file.problems + problems.listed,
                        unlistedProblemCount: file.unlistedProblemCount + problems.count - problems.listed.count,
                        rejectedRowCount: file.rejectedRowCount + rejectedCount(index)
                    )
                )
            }
        )
    }

    /// What the files call offices and positions, those that they bring along included.
    private func keys(_ accepted: [(record: Record, place: RowPlace)]) -> RecordKeys {
        let offices = accepted.compactMap { ($0.record as? Office).map { ($0.id, $0.code) } }
        return RecordKeys(snapshot: snapshot, offices: Dictionary(offices) { first, _ in first })
    }

    /// What the register has, by what tells records apart.
    var slots: [Slot: Record] { Dictionary(existing.map { (Slot($0), $0) }) { first, _ in first } }

    /// The records in force today that no row names, as far as the rows can be read.
    private func removed(from own: [Int], _ keys: RecordKeys) -> [ImportDiff.Difference] {
        let files = own.map { self.files[$0] }
        var unread: Set<String> = []
        for file in files {
            guard let keys = file.rejectedKeys else { return [] }
            unread.formUnion(keys.map(Record.canonical))
        }
        return existing.filter {
            !mentioned.contains($0.id) && !unread.contains($0.mentionKey) && $0.validity.contains(snapshot.today)
        }.map { difference(.removed, nil, $0, nil, keys) }
    }

    /// Notes a record that becomes so unlike what it was that its identity may be wrong.
    private mutating func warnWhereUnlike(_ difference: ImportDiff.Difference, at place: RowPlace) {
        let changed = Set(difference.changes.map(\.field))
        let facts = Record.identityFacts.filter(changed.isSuperset).reduce(into: Set<String>()) { $0.formUnion($1) }
        guard !facts.isEmpty else { return }
        note(
            place, Record.keyColumn, "identity.unlike",
            "\(Record.isKnownByIdentity ? difference.id : difference.key): "
                + difference.changes.filter { facts.contains($0.field) }.map(\.words)
                .joined(separator: ", "),
            "the \(Record.noun) that the register has under this identity",
            fix: "Another \(Record.noun) needs another identity. The row is taken as it is.", isRejecting: false
        )
    }

    /// Notes a position whose country or command is not that of its office on one of its days.
    private mutating func warnWhereElsewhere(_ position: Position, at place: RowPlace) {
        let offices = snapshot.versions(of: position.office).filter { $0.validity.overlaps(position.validity) }
        func warn(_ column: String, _ found: String, _ office: Office, _ wanted: String) {
            let days = office.validity.contains(position.validity.start) ? "" : " \(office.validity.phrase)"
            note(
                place, column, "position.unlike-office", found, "\(wanted), as of the office (\(office.code))\(days)",
                fix: "Check the \(column) and the office. The row is taken as it is.", isRejecting: false
            )
        }
        if let office = offices.first(where: { $0.country != position.country }) {
            warn("country", position.country.rawValue, office, office.country.rawValue)
        }
        if let office = offices.first(where: { $0.command != position.command }) {
            warn("command", position.command?.rawValue ?? "none", office, office.command?.rawValue ?? "none")
        }
    }

    private func difference(
        _ kind: ImportDiff.Kind, _ row: Int?, _ before: Record?, _ after: Record?, _ keys: RecordKeys
    ) -> ImportDiff.Difference {
        let record = after ?? before
        let (old, new) = (before?.json, after?.json)
        let from = kind == .changed ? after?.versionStart : nil
        var changes: [FieldChange] = []
        if kind == .changed, let old, let new {
            changes = FieldChange.between(old, new, keys).filter { $0.field != "valid_from" || from == nil }
        }
        return ImportDiff.Difference(
            kind: kind, row: row, noun: Record.noun, id: record?.id.rawValue ?? "",
            key: record?.naturalKey(snapshot) ?? "", from: from, before: old?.text,
            after: new?.text, changes: changes
        )
    }
}
