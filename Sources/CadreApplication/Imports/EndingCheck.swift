import CadreDomain

/// Why a row cannot be taken, found when all files were matched.
struct BarredRow {
    let column: String
    let cause: String
    let found: String
    let allowed: String
    let fix: String
}

/// A row that would write a version of an office, a position or a person.
struct VersionRow {
    let noun: String
    let id: String
    let validity: DayRange
    let place: RowPlace
}

/// Finds rows that end a record while something that needs it goes on: an office with positions, a position or a
/// person with an assignment.
///
/// What was in force without the record before is not held against a row.
struct EndingCheck {
    /// The rows that would be taken and change something.
    let rows: [VersionRow]
    /// The register without the files.
    let before: RegisterSnapshot
    /// The register with them.
    let after: RegisterSnapshot

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
            if let rows = people[assignment.person.rawValue], let days = after.absence(ofPersonOf: assignment),
                before.absence(ofPersonOf: assignment) == nil
            {
                bar(rows, Person.noun, beyond: days, assignment, &found)
            }
            if let rows = positions[assignment.position.rawValue], let days = after.absence(ofPositionOf: assignment),
                before.absence(ofPositionOf: assignment) == nil
            {
                bar(rows, Position.noun, beyond: days, assignment, &found)
            }
        }
        return found
    }

    /// Bars the row that leaves the days without a version: the one that ends or begins there, else all of the record.
    private func bar(
        _ rows: [VersionRow], _ noun: String, beyond days: DayRange, _ assignment: Assignment,
        _ found: inout [RowPlace: BarredRow]
    ) {
        let nearest = rows.filter { $0.validity.end == days.start || $0.validity.start == days.end }
        for row in nearest.isEmpty ? rows : nearest where found[row.place] == nil {
            found[row.place] = BarredRow(
                column: row.validity.start == days.end ? "valid_from" : "valid_to", cause: "\(noun).has-assignment",
                found: "\(assignment.id), \(assignment.state.rawValue), \(days.phrase)",
                allowed: "a \(noun) on record on every day of an assignment",
                fix: "Correct the end of the assignment, with the same command or before, or leave the \(noun) on "
                    + "record."
            )
        }
    }

    /// Bars rows after which an office is no more while positions of it are in force.
    private func bar(offices: [String: [VersionRow]], _ found: inout [RowPlace: BarredRow]) {
        var ends: [ID<Office>: Day] = [:]
        for id in offices.keys.compactMap({ ID<Office>($0) }) {
            guard let end = after.versions(of: id).last?.validity.end, end != .endless else { continue }
            if let earlier = before.versions(of: id).last?.validity.end, earlier <= end { continue }
            ends[id] = end
        }
        guard !ends.isEmpty else { return }
        var left: [ID<Office>: [Position]] = [:]
        for position in after.register.positions {
            guard let end = ends[position.office], !position.validity.isEmpty, position.validity.end > end,
                left[position.office]?.last?.id != position.id
            else { continue }
            left[position.office, default: []].append(position)
        }
        for (id, positions) in left {
            guard let end = ends[id], let first = positions.first else { continue }
            let day = max(end, first.validity.start)
            for row in offices[id.rawValue] ?? [] where row.validity.end == end {
                found[row.place] = BarredRow(
                    column: "valid_to", cause: "office.has-positions",
                    found: "\(Grouped.count(positions.count, "position")) in force on \(day) or later, such as "
                        + first.number,
                    allowed: "an office without positions after its end",
                    fix: "End these positions, or move them to another office, with the same command or before; or "
                        + "give the office a later valid_to."
                )
            }
        }
    }
}
