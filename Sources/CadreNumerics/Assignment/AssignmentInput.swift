/// A problem as the kernel reads it: compressed rows whose memory belongs to the caller.
struct AssignmentInput {
    let rowCount: Int
    let columnCount: Int
    /// Where each row's list begins; `rowCount + 1` offsets.
    let start: UnsafePointer<Int>
    /// The column of each pair.
    let partner: UnsafePointer<Int32>
    /// The weight of each pair, 1 to `weightMax`.
    let weight: UnsafePointer<Int32>
    let weightMax: Int32

    var pairCount: Int { start[rowCount] }

    /// Lends the arrays of `weights`.
    static func withInput<Output>(
        of weights: SparseWeights,
        _ body: (AssignmentInput) throws(AssignmentStop) -> Output
    ) throws(AssignmentStop) -> Output {
        try withInput(of: weights, weight: weights.weight, weightMax: weights.weightMax, body)
    }

    /// Lends the arrays of `weights`, with other weights in place of its own.
    ///
    /// - Precondition: As many weights as pairs, each 1 to `weightMax`.
    static func withInput<Output>(
        of weights: SparseWeights,
        weight: [Int32],
        weightMax: Int32,
        _ body: (AssignmentInput) throws(AssignmentStop) -> Output
    ) throws(AssignmentStop) -> Output {
        precondition(weight.count == weights.pairCount, "One weight a pair")
        return try weights.rowStart.withUnsafeBufferPointer { (start) throws(AssignmentStop) in
            try weights.column.withUnsafeBufferPointer { (partner) throws(AssignmentStop) in
                try weight.withUnsafeBufferPointer { (weight) throws(AssignmentStop) in
                    // Without a pair there is no address, and none is read.
                    let nowhere = UnsafeMutablePointer<Int32>.filled(1, with: 0)
                    defer { nowhere.deallocate() }
                    guard let start = start.baseAddress else { preconditionFailure("There is always one offset") }
                    return try body(
                        AssignmentInput(
                            rowCount: weights.rowCount,
                            columnCount: weights.columnCount,
                            start: start,
                            partner: partner.baseAddress ?? UnsafePointer(nowhere),
                            weight: weight.baseAddress ?? UnsafePointer(nowhere),
                            weightMax: weightMax
                        )
                    )
                }
            }
        }
    }
}

extension UnsafeMutablePointer where Pointee: BitwiseCopyable {
    /// Allocates memory and fills it.
    static func filled(_ count: Int, with value: Pointee) -> UnsafeMutablePointer {
        let memory = UnsafeMutablePointer.allocate(capacity: count)
        memory.initialize(repeating: value, count: count)
        return memory
    }
}
