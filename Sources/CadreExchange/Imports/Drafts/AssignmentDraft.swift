public import CadreDomain

/// A row of an assignment file: an assignment whose position is still a number.
public struct AssignmentDraft: Hashable, Sendable {
    /// The identity; nil where the row names none.
    public let assignment: ID<Assignment>?
    /// Who.
    public let person: ID<Person>
    /// The number of the position.
    public let positionNumber: String
    /// The day of arrival, or the report date while planned.
    public let from: Day
    /// The first day after the planned tour.
    public let plannedEnd: Day
    /// The first day on which the person was gone; nil while serving.
    public let actualEnd: Day?
    /// How far it has come.
    public let state: Assignment.State
    /// Why it ended early; only where it was curtailed.
    public let curtailment: Assignment.CurtailmentReason?

    /// The assignment with this identity, to this position.
    public func record(id: ID<Assignment>, position: ID<Position>) -> Assignment {
        Assignment(
            id: id, person: person, position: position, from: from, plannedEnd: plannedEnd, actualEnd: actualEnd,
            state: state, curtailment: curtailment
        )
    }
}

/// Reads rows of assignment files.
struct AssignmentRows: RowParser {
    private enum Column: Int {
        case assignment, person, position, from, plannedEnd, actualEnd, state, curtailment
    }

    static let columns = [
        ImportColumn(
            "assignment", aliases: ["assignment id", "assignment number", "id"],
            note: "the identity; empty for a new one"
        ),
        ImportColumn(
            "person",
            aliases: [
                "person id", "person number", "employee id", "employee number", "member id", "member number",
                "incumbent",
            ], isRequired: true,
            example: "per_example", note: "the identity of the person"
        ),
        ImportColumn(
            "position", aliases: ["position number", "billet number", "billet", "BIN", "FTN"], isRequired: true,
            lengthMax: TextLimits.codeLengthMax, example: "P-EXAMPLE", note: "the number of the position"
        ),
        ImportColumn(
            "from", aliases: ["start", "start date", "report date", "arrival", "arrived", "date arrived"],
            isRequired: true, example: "2026-10-01", note: "the day of arrival, as YYYY-MM-DD"
        ),
        ImportColumn(
            "planned_end", aliases: ["PRD", "projected rotation date", "DEROS", "rotation date", "planned end date"],
            isRequired: true, example: "2029-10-01", note: "the first day after the planned tour"
        ),
        ImportColumn(
            "actual_end", aliases: ["end", "end date", "departed", "departure", "date departed"],
            note: "the first day on which the person was gone; only where the assignment ended"
        ),
        ImportColumn(
            "state", aliases: ["status", "assignment status"], isRequired: true, example: "active",
            note: "planned, active, completed, curtailed or cancelled"
        ),
        ImportColumn(
            "curtailment", aliases: ["curtailment reason", "reason"],
            note: "medical, clearance, service_need, compassionate or other; only where curtailed"
        ),
    ]

    private var state: ColumnMemo<Assignment.State>
    private var curtailment: ColumnMemo<Assignment.CurtailmentReason>
    private var day = ColumnMemo<Day>(DayCell.reading)

    init(words: Vocabularies) {
        state = ColumnMemo { words.assignmentStates.reading($0, unknown: .stateUnknown) }
        curtailment = ColumnMemo { words.curtailments.reading($0, unknown: .curtailmentUnknown) }
    }

    mutating func draft(from row: inout RowReader) -> AssignmentDraft? {
        let assignment: ID<Assignment>? = row.value(Column.assignment.rawValue, IdentityCell.reading)
        let person: ID<Person>? = row.value(Column.person.rawValue, IdentityCell.reading)
        let position = row.text(Column.position.rawValue)
        let from = row.value(Column.from.rawValue, &day)
        let plannedEnd = row.value(Column.plannedEnd.rawValue, &day)
        let actualEnd = row.value(Column.actualEnd.rawValue, &day)
        let state = row.value(Column.state.rawValue, &state)
        let curtailment = row.value(Column.curtailment.rawValue, &curtailment)
        guard !row.isRejected, let person, let position, let from, let plannedEnd, let state else { return nil }
        let draft = AssignmentDraft(
            assignment: assignment, person: person, positionNumber: position, from: from, plannedEnd: plannedEnd,
            actualEnd: actualEnd, state: state, curtailment: curtailment
        )
        check(draft, in: &row)
        return row.isRejected ? nil : draft
    }

    /// Notes every law that the row breaks on its own.
    private func check(_ draft: AssignmentDraft, in row: inout RowReader) {
        let checked = draft.record(
            id: draft.assignment ?? ID(prefix: "asg_", sequence: 0), position: ID(prefix: "pos_", sequence: 0)
        )
        for breach in AssignmentLaws.breaches(of: checked) {
            switch breach {
            case .plannedEndNotAfterStart(_, let from, _):
                row.noteReversed(Column.plannedEnd.rawValue, start: from.next)
            case .actualEndBeforeStart(_, let from, _): row.noteReversed(Column.actualEnd.rawValue, start: from)
            case .endDoesNotFitState(_, let state, let end):
                row.note(
                    Column.actualEnd.rawValue,
                    CellProblem(
                        .endStateMismatch,
                        allowed: end == nil ? "the day on which the assignment ended" : "an empty field",
                        fix: "The state is \(state.rawValue); check actual_end and state."
                    )
                )
            case .curtailmentDoesNotFitState(_, let state):
                if state == .curtailed {
                    row.noteNeeded(Column.curtailment.rawValue, because: "A curtailed assignment has a reason")
                } else {
                    row.noteUnexpected(Column.curtailment.rawValue, because: "The state is \(state.rawValue)")
                }
            case .personInTwoPositions: break
            }
        }
    }

    func key(of draft: AssignmentDraft) -> [String] {
        [draft.person.rawValue, draft.positionNumber, draft.from.description]
    }
    static func rows(_ rows: [ImportRow<AssignmentDraft>]) -> ImportRows { .assignments(rows) }
}
