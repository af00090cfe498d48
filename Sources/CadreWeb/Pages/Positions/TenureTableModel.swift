import CadreApplication
import CadreDomain

/// Tenures as a table on pages: of a position the people, of a person the positions.
enum TenureTableModel {
    /// Which side of the assignments is shown.
    enum Side {
        /// Who held the position.
        case people
        /// Which positions the person held.
        case positions
    }

    /// The table, newest first.
    static func table(_ tenures: [Tenure], _ request: WebRequest, label: String, of side: Side) -> TableModel {
        let first: [TableModel.Header] =
            side == .people ? [.init("Person"), .init("Grade")] : [.init("Position"), .init("Country")]
        return TableModel(
            label, caption: "Newest first.",
            headers: first + [
                .init("From"), .init("Planned end"), .init("Left"), .init("State"), .init("Days", isNumber: true),
            ],
            rows: tenures.reversed().map { tenure in
                TableModel.Row(
                    head(tenure, request, side) + [
                        .init(tenure.assignment.from.description), .init(tenure.assignment.plannedEnd.description),
                        .init(tenure.assignment.actualEnd?.description ?? "\u{2013}"), state(tenure.assignment),
                        .number(tenure.days.dayCount),
                    ]
                )
            },
            isCompact: true
        )
    }

    private static func head(_ tenure: Tenure, _ request: WebRequest, _ side: Side) -> [TableModel.Cell] {
        let assignment = tenure.assignment
        switch side {
        case .people:
            return [
                .init(
                    tenure.person?.name ?? assignment.person.rawValue,
                    address: tenure.personAddress.map { request.link($0.path, $0.items) }
                ),
                .init(tenure.person?.grade.description ?? "\u{2013}"),
            ]
        case .positions:
            let country = tenure.position?.country
            return [
                .init(
                    tenure.position?.title ?? assignment.position.rawValue,
                    address: tenure.positionAddress.map { request.link($0.path, $0.items) }
                ),
                .init(
                    country?.rawValue ?? "\u{2013}",
                    address: country.map { request.link("/countries/\($0)") }
                ),
            ]
        }
    }

    private static func state(_ assignment: Assignment) -> TableModel.Cell {
        switch assignment.state {
        case .active: .mark(.good("active"))
        case .planned: .mark(.quiet("planned"))
        case .curtailed:
            .mark(.warn("curtailed" + (assignment.curtailment.map { ": \(PositionFacts.words($0.rawValue))" } ?? "")))
        case .completed, .cancelled: .init(assignment.state.rawValue)
        }
    }
}
