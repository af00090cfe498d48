import CadreApplication
import CadreDomain

/// Why a slate was not published: each line that no longer holds, and the way to solve its window again.
struct StaleModel: Sendable {
    /// A line that no longer holds.
    struct Line: Sendable {
        let position: String
        let address: String
        let detail: String
    }

    let sentence: String
    let lines: [Line]
    let again: AgainForm?
    let next: String

    init(_ refusal: Refusal, _ detail: ShowSlate.Detail, _ request: WebRequest) {
        sentence = refusal.detail
        lines = refusal.problems.map {
            Line(position: $0.pointer, address: request.link("/positions/\($0.pointer)"), detail: $0.detail)
        }
        again = AgainForm(detail, request)
        next =
            again != nil
            ? "A new draft of the same window keeps as many lines as it can, and every decision that still holds."
            : refusal.fix
    }
}
