import CadreDomain

/// Tenures as a table: who, where, from when to when, and how it ended.
enum TenureTable {
    /// The table of these tenures.
    static func table(_ tenures: [Tenure], name: String, title: String) -> DataTable {
        DataTable(
            name: name, title: title,
            columns: [
                TableColumn("assignment", "Assignment"), TableColumn("person", "Person"),
                TableColumn("person_name", "Name"), TableColumn("grade", "Grade"),
                TableColumn("position", "Position"), TableColumn("position_title", "Title"),
                TableColumn("from", "From"), TableColumn("planned_end", "Planned end"),
                TableColumn("actual_end", "Left"), TableColumn("state", "State"),
                TableColumn("curtailment", "Curtailed for"), TableColumn("days", "Days", isNumber: true),
            ],
            rows: tenures.map { tenure in
                let assignment = tenure.assignment
                return TableRow(
                    [
                        .text(assignment.id.rawValue), .text(assignment.person.rawValue),
                        .optional(tenure.person?.name), .optional(tenure.person?.grade.description),
                        .text(assignment.position.rawValue), .optional(tenure.position?.title),
                        .day(assignment.from), .day(assignment.plannedEnd), .optional(assignment.actualEnd),
                        .text(assignment.state.rawValue), .optional(assignment.curtailment?.rawValue),
                        .int(tenure.days.dayCount),
                    ],
                    links: [1: tenure.personAddress, 4: tenure.positionAddress].compactMapValues(\.self)
                )
            }
        )
    }
}
