import CadreDomain

/// Why a row cannot be taken, found when all files were matched.
struct BarredRow {
    let column: String
    let cause: String
    let found: String
    let allowed: String
    let fix: String
}

/// Finds rows that leave days without a record on which something needs it: an office with positions, a position or
/// a person with an assignment.
///
/// What was in force without the record before is not held against a row.
struct EndingCheck {
    /// The rows that would be taken and change something.
    let rows: [VersionRow]
    /// The register without the files.
    let before: RegisterSnapshot
    /// The register with them.
    let after: RegisterSnapshot

    private var lost: LostDays { LostDays(before: before, after: after) }

    /// Those rows, with the reason.
    var barred: [RowPlace: BarredRow] {
        let byNoun = Dictionary(grouping: rows, by: \.noun).mapValues { Dictionary(grouping: $0, by: \.id) }
        var found: [RowPlace: BarredRow] = [:]
        bar(offices: byNoun[Office.noun] ?? [:], &found)
        let people = byNoun[Person.noun] ?? [:]
        let positions = byNoun[Position.noun] ?? [:]
        guard !people.isEmpty || !positions.isEmpty else { return found }
        let standing = Dictionary(before.register.assignments.map { ($0.id, $0) }) { first, _ in first }
        for assignment in after.register.assignments where standing[assignment.id] == assignment {
            guard let needed = AssignmentLaws.recordDays(of: assignment, knownOn: after.today) else { continue }
            if let rows = people[assignment.person.rawValue],
                let days = lost.first(of: needed, { $0.versions(of: assignment.person).map(\.validity) })
            {
                bar(rows, Person.noun, beyond: days, assignment, &found)
            }
            if let rows = positions[assignment.position.rawValue],
                let days = lost.first(of: needed, { $0.versions(of: assignment.position).map(\.validity) })
            {
                bar(rows, Position.noun, beyond: days, assignment, &found)
            }
        }
        return found
    }

    /// Bars the row that leaves the days without a version: the one that ends there, else that begins there, else all
    /// of the record; the others are looked at again without it.
    private func bar(
        _ rows: [VersionRow], _ noun: String, beyond days: DayRange, _ assignment: Assignment,
        _ found: inout [RowPlace: BarredRow]
    ) {
        guard !rows.contains(where: { found[$0.place] != nil }) else { return }
        let ending = rows.filter { $0.validity.end == days.start }
        let beginning = rows.filter { $0.validity.start == days.end }
        for row in !ending.isEmpty ? ending : !beginning.isEmpty ? beginning : rows {
            found[row.place] = BarredRow(
                column: row.validity.start == days.end ? "valid_from" : "valid_to", cause: "\(noun).has-assignment",
                found: "\(assignment.person) in \(after.number(of: assignment.position)), "
                    + "\(assignment.state.rawValue), \(days.phrase)",
                allowed: "a \(noun) on record on every day of an assignment",
                fix: "Correct the end of the assignment, with the same command or before, or leave the \(noun) on "
                    + "record."
            )
        }
    }

    /// Bars rows that take the record of an office away from positions of it, on whichever days.
    private func bar(offices: [String: [VersionRow]], _ found: inout [RowPlace: BarredRow]) {
        guard !offices.isEmpty else { return }
        var left: [ID<Office>: [(position: Position, days: DayRange)]] = [:]
        for position in after.register.positions where offices[position.office.rawValue] != nil {
            guard left[position.office]?.last?.position.id != position.id,
                let days = lost.first(of: position.validity, { $0.versions(of: position.office).map(\.validity) })
            else { continue }
            left[position.office, default: []].append((position, days))
        }
        for (id, positions) in left {
            let rows = offices[id.rawValue] ?? []
            for (position, days) in positions where !rows.contains(where: { found[$0.place] != nil }) {
                let gap = lost.gap(of: id, around: days)
                let nearest = LostDays.nearest(rows, to: gap)
                let ending = nearest.filter { $0.validity.end == gap.start && !$0.validity.isEmpty }
                for row in ending.isEmpty ? nearest : ending {
                    found[row.place] = BarredRow(
                        column: row.validity.start == gap.end ? "valid_from" : "valid_to",
                        cause: "office.has-positions",
                        found: "\(Grouped.count(positions.count, "position")) in force without it, such as "
                            + "\(position.number) \(days.phrase)",
                        allowed: "an office on record on every day of its positions",
                        fix: "End these positions, or move them to another office, with the same command or before; or "
                            + "leave the office on record, with a version on each of these days."
                    )
                }
            }
        }
    }
}
