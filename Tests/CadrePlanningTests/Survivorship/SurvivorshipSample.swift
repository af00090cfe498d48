import CadreDomain
import CadrePlanning

extension SurvivorshipCandidate {
    /// What a source says, trusted as rank 5 and received with entry 10 unless a test says otherwise.
    static func sample(
        _ source: String, _ value: String, rank: Int = 5, received: Int64 = 10, isDecided: Bool = false
    ) -> SurvivorshipCandidate {
        guard let id = ID<Source>(source) else { preconditionFailure("A sample is not what the domain allows.") }
        return SurvivorshipCandidate(source: id, value: value, rank: rank, received: received, isDecided: isDecided)
    }
}
