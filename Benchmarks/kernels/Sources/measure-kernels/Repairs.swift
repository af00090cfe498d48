import CadreNumerics

/// Times single changes of a solved problem and the questions about it, each with the certificate kept.
///
/// Every change is taken back by its opposite, so the problem stays what it was; at the end the answer is compared with
/// one solved from nothing and its certificate is checked.
func measureRepairs(_ weights: SparseWeights, rounds: Int, seed: UInt64) throws -> [String: [String: Double]] {
    let solving = try timed { try SparseAssignment.maximumWeight(weights) }
    var standing = try StandingAssignment(weights, solution: solving.value)
    var generator = SplitMix64(seed: seed)
    var samples: [String: Sample] = [:]

    func time(_ name: String, _ action: () throws -> Void) rethrows {
        let seconds = try timed(action).seconds
        samples[name, default: Sample()].add(seconds)
    }
    func pair() -> (row: Int, column: Int) {
        while true {
            let row = generator.next(below: weights.rowCount)
            let count = weights.rowStart[row + 1] - weights.rowStart[row]
            guard count > 0 else { continue }
            return (row, Int(weights.column[weights.rowStart[row] + generator.next(below: count)]))
        }
    }

    for _ in 0..<rounds {
        let row = generator.next(below: weights.rowCount)
        let column = generator.next(below: weights.columnCount)
        try time("row leaves") { try standing.removeRow(row) }
        try time("row comes") { try standing.restoreRow(row) }
        try time("column leaves") { try standing.removeColumn(column) }
        try time("column comes") { try standing.restoreColumn(column) }
        let changed = pair()
        if let old = try standing.weight(row: changed.row, column: changed.column) {
            let new = Int32(1 + generator.next(below: Int(weights.weightMax)))
            try time("weight changes") {
                try standing.setWeight(row: changed.row, column: changed.column, to: new)
            }
            try standing.setWeight(row: changed.row, column: changed.column, to: old)
        }
        let forced = pair()
        try time("pair forced") { try standing.force(row: forced.row, column: forced.column) }
        try time("pair released") { try standing.release(row: forced.row, column: forced.column) }
        let asked = generator.next(below: weights.rowCount)
        if let matched = try standing.column(ofRow: asked) {
            try time("matched pair forbidden") { try standing.forbid(row: asked, column: matched) }
            try time("pair allowed") { try standing.allow(row: asked, column: matched) }
        }
        let question = pair()
        try time("regret of one pair") { _ = try standing.forcing(row: question.row, column: question.column) }
        try time("regrets of a row") { _ = try standing.regrets(ofRow: question.row) }
    }

    let snapshot = try standing.snapshot()
    let fault = snapshot.solution.certificate.violation(
        weights: snapshot.weights, columnOfRow: snapshot.solution.columnOfRow
    )
    precondition(fault == nil, "The certificate is violated: \(String(describing: fault))")
    precondition(standing.totalWeight == solving.value.totalWeight, "The total has changed")
    var result = samples.mapValues(\.summary)
    result["solved from nothing"] = ["count": 1, "p50": solving.seconds * 1e6]
    return result
}
