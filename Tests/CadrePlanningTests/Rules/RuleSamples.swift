import CadreDomain
import CadrePlanning

extension Rule {
    /// What the rule says of a pair alone in its problem.
    func says(of opening: Opening, _ candidate: Candidate, caps: [CapSeats] = []) -> Finding {
        evaluate(Pair(opening, candidate, in: Sample.problem([opening], [candidate], caps: caps)))
    }
}

extension Finding {
    var isPassed: Bool { if case .passed = self { true } else { false } }
    var failure: GateFacts? { if case .failed(let facts) = self { facts } else { nil } }
    var text: String? { if case .flagged(let text) = self { text } else { nil } }
    var pointCount: Int? { if case .points(let points, _) = self { points } else { nil } }
    var reason: String? { if case .points(_, let reason) = self { reason } else { nil } }
}
