/// Potentials that cover every pair for some weights of two values, and are tight where an assignment is best for them.
struct FrontProof {
    let weights: FrontWeights
    let rowPotentials: [Int64]
    let columnPotentials: [Int64]

    /// The potentials for weights between those of two proofs, mixed from both.
    ///
    /// A pair's value is a sum over the two values, so the mixture of two that cover it covers its mixture. Rounded
    /// down for rows and up for columns it still does, as values are whole, and what was tight in both is still tight.
    ///
    /// - Precondition: `weights` lies between those of `low` and `high`, which differ.
    init(_ weights: FrontWeights, between low: FrontProof, and high: FrontProof) {
        func turn(_ one: FrontWeights, _ other: FrontWeights) -> Int128 {
            Int128(one.first) * Int128(other.second) - Int128(one.second) * Int128(other.first)
        }
        let whole = turn(high.weights, low.weights)
        let (ofLow, ofHigh) = (turn(high.weights, weights), turn(weights, low.weights))
        precondition(whole > 0 && ofLow >= 0 && ofHigh >= 0, "The weights lie between the two")
        self.weights = weights
        rowPotentials = zip(low.rowPotentials, high.rowPotentials).map {
            Int64((ofLow * Int128($0) + ofHigh * Int128($1)) / whole)
        }
        columnPotentials = zip(low.columnPotentials, high.columnPotentials).map {
            Int64((ofLow * Int128($0) + ofHigh * Int128($1) + whole - 1) / whole)
        }
    }

    /// What proves a solution the best for weights.
    init(_ weights: FrontWeights, _ solution: AssignmentSolution) {
        self.weights = weights
        rowPotentials = solution.certificate.rowPotentials
        columnPotentials = solution.certificate.columnPotentials
    }

    /// The potentials as evidence that can be checked.
    var certificate: AssignmentCertificate {
        AssignmentCertificate(mode: .optional, rowPotentials: rowPotentials, columnPotentials: columnPotentials)
    }
}
