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
        var differences: [Int: [ImportDiff.Difference]] = [:]
        for (record, place) in accepted where before[Slot(record)] != record {
            let known = versions[record.id]
            let old = before[Slot(record)] ?? known?.last { $0.validity.contains(record.validity.start) }
            let difference = difference(known == nil ? .new : .changed, place.row, old, record)
            differences[place.file, default: []].append(difference)
            if difference.kind == .changed { warnWhereUnlike(difference, at: place) }
            if let position = record as? Position { warnWhereElsewhere(position, at: place) }
        }
        if let last = own.last { differences[last, default: []] += removed(from: own) }
        let ended = Dictionary(grouping: kept.filter { $0.place != nil }) { $0.place?.file ?? 0 }
        let takenCounts = Dictionary(grouping: accepted.map(\.place) + acceptedEchoes, by: \.file).mapValues(\.count)
        return Dictionary(
            uniqueKeysWithValues: own.map { index in
                let file = files[index]
                let found = differences[index] ?? []
                let problems = problems[index] ?? FileProblems()
                return (
                    index,
                    ImportDiff(
                        file: file, differences: found,
                        endings: (ended[index] ?? []).map { difference(.changed, $0.place?.row, $0.before, $0.after) },
                        sameCount: (takenCounts[index] ?? 0) - found.count { $0.kind != .removed },
                        problems: file.problems + problems.listed,
                        unlistedProblemCount: file.unlistedProblemCount + problems.count - problems.listed.count,
                        rejectedRowCount: file.rejectedRowCount + rejectedCount(index)
                    )
                )
            }
        )
    }

    /// What the register has, by what tells records apart.
    var slots: [Slot: Record] { Dictionary(existing.map { (Slot($0), $0) }) { first, _ in first } }

    /// The records in force today that no row names, as far as the rows can be read.
    private func removed(from own: [Int]) -> [ImportDiff.Difference] {
        let files = own.map { self.files[$0] }
        var unread: Set<String> = []
        for file in files {
            guard let keys = file.rejectedKeys else { return [] }
            unread.formUnion(keys)
        }
        return existing.filter {
            !mentioned.contains($0.id) && !unread.contains($0.mentionKey) && $0.validity.contains(snapshot.today)
        }.map { difference(.removed, nil, $0, nil) }
    }

    /// Notes a record that becomes so unlike what it was that its identity may be wrong.
    private mutating func warnWhereUnlike(_ difference: ImportDiff.Difference, at place: RowPlace) {
        let changed = Set(difference.changes.map(\.field))
        let facts = Record.identityFacts.filter(changed.isSuperset).reduce(into: Set<String>()) { $0.formUnion($1) }
        guard !facts.isEmpty else { return }
        note(
            place, Record.keyColumn, "identity.unlike",
            "\(difference.id): "
                + difference.changes.filter { facts.contains($0.field) }.map(\.words)
                .joined(separator: ", "),
            "the \(Record.noun) that the register has under this identity",
            fix: "Another \(Record.noun) needs another identity. The row is taken as it is.", isRejecting: false
        )
    }

    /// Notes a position whose country or command is not that of its office on its first day.
    private mutating func warnWhereElsewhere(_ position: Position, at place: RowPlace) {
        guard let office = snapshot.office(position.office, on: position.validity.start) else { return }
        func warn(_ column: String, _ found: String, _ allowed: String) {
            note(
                place, column, "position.unlike-office", found, "\(allowed), as of the office (\(office.code))",
                fix: "Check the \(column) and the office. The row is taken as it is.", isRejecting: false
            )
        }
        if position.country != office.country { warn("country", position.country.rawValue, office.country.rawValue) }
        if position.command != office.command {
            warn("command", position.command?.rawValue ?? "none", office.command?.rawValue ?? "none")
        }
    }

    private func difference(
        _ kind: ImportDiff.Kind, _ row: Int?, _ before: Record?, _ after: Record?
    ) -> ImportDiff.Difference {
        let record = after ?? before
        let (old, new) = (before?.json, after?.json)
        let from = kind == .changed ? after?.versionStart : nil
        var changes: [FieldChange] = []
        if kind == .changed, let old, let new {
            changes = FieldChange.between(old, new).filter { $0.field != "valid_from" || from == nil }
        }
        return ImportDiff.Difference(
            kind: kind, row: row, noun: Record.noun, id: record?.id.rawValue ?? "",
            key: record?.naturalKey(snapshot) ?? "", from: from, before: old?.text,
            after: new?.text, changes: changes
        )
    }
}
