extension ConstrainedSearch {
    /// What a search has found.
    struct Outcome {
        /// In units of weight.
        var bound: Int64
        var isDone: Bool
        var certificate: ConstrainedBound?
    }

    /// How many dives there are before anything is split: one that fails says how to bend the prices of the next.
    private static let diveCount = 6
    /// Up to how many ties splitting soon finds what a dive does not.
    private static let fewTieCount = 64

    mutating func load(_ node: Node) {
        isOpen = node.isOpen
        isMatchedRow = node.isMatchedRow
    }

    /// Searches to the end or to a limit.
    ///
    /// - Parameter isProofWanted: Whether a certificate is wanted, which takes two evaluations over all pairs.
    mutating func run(isProofWanted: Bool = true, progress: (ConstrainedProgress) -> Void) -> Outcome {
        guard !model.isRuleImpossible else { return Outcome(bound: -1, isDone: true, certificate: nil) }
        if isCutOff || cancellation() { return unsearched }
        var root = Node(
            bound: .max, serial: 0, prices: Array(repeating: 0, count: model.rules.count), isOpen: isOpen,
            isMatchedRow: isMatchedRow
        )
        // Nothing contradicts, as no row has to be matched yet.
        _ = propagate()
        var potentials: [Int64]? = []
        var isAlive = improve(&root, stepCount: 300, potentials: &potentials)
        if cancellation() {
            guard root.bound < .max else { return unsearched }
            // What was found so far is proof enough; another evaluation would keep the caller waiting.
            return Outcome(
                bound: isAlive ? root.bound >> model.shift : bestTotal, isDone: !isAlive,
                certificate: ConstrainedBound(model, prices: root.prices, columnPotentials: potentials ?? [])
            )
        }
        let (certificate, proven) = settleRoot(
            &root, &isAlive, isProofWanted: isProofWanted, progress: progress
        )
        guard isAlive else { return Outcome(bound: bestTotal, isDone: true, certificate: certificate) }
        root.isOpen = isOpen
        root.isMatchedRow = isMatchedRow
        countBeforeAsking = 0
        let bound = branch(root, progress: progress)
        return Outcome(
            bound: max(bestTotal, min(bound, proven) >> model.shift), isDone: bound < cutoff, certificate: certificate
        )
    }

    /// What is known before anything is evaluated: that no row is worth more than its best pair.
    private var unsearched: Outcome {
        Outcome(
            bound: max(bestTotal, model.totalMax), isDone: false,
            certificate: ConstrainedBound(
                model, prices: Array(repeating: 0, count: model.rules.count),
                columnPotentials: Array(repeating: 0, count: model.columnCount)
            )
        )
    }

    /// Dives and improves by turns, and returns the better proof of its first and of its last prices if one is wanted.
    private mutating func settleRoot(
        _ root: inout Node, _ isAlive: inout Bool, isProofWanted: Bool, progress: (ConstrainedProgress) -> Void
    ) -> (ConstrainedBound?, bound: Int64) {
        var proof: RootProof?
        if isProofWanted {
            proof = RootProof(model, isCancelled: cancellation)
            proof?.add(root.prices)
        }
        for _ in 0..<Self.diveCount where isAlive && !isStopped {
            let before = (bestTotal, root.bound)
            progress(state(bound: root.bound))
            dive(from: root)
            isAlive = improve(&root, stepCount: 100)
            let openCount = isOpen.lazy.filter { $0 }.count
            if openCount < original.count * 9 / 10 { dropClosed() }
            // Deciding many ties one part after the other takes more than another dive.
            let isFar = model.ties.count > Self.fewTieCount && root.bound - bestTotal << model.shift > root.bound >> 10
            if bestColumnOfRow != nil && before == (bestTotal, root.bound) && !isFar { break }
        }
        guard isProofWanted else { return (nil, .max) }
        proof?.add(root.prices)
        return (proof?.certificate, proof?.bound ?? .max)
    }

    /// Splits parts until none can hold anything better, and returns the largest bound left; below the cutoff if none.
    mutating func branch(_ root: Node, progress: (ConstrainedProgress) -> Void) -> Int64 {
        var queue = NodeQueue()
        var serial = 1
        var next: WaitingPart? = WaitingPart(
            bound: root.bound, serial: root.serial, prices: root.prices, openPairs: OpenPairs(root.isOpen),
            isMatchedRow: root.isMatchedRow, way: [], rows: []
        )
        while let part = next ?? queue.pop() {
            let top = max(part.bound, queue.first?.bound ?? .min)
            if top < cutoff || isStopped { return top }
            if bestColumnOfRow == nil && effort.evaluationCount >= countBeforeAsking {
                guard mayHaveAnswer() else { return .min }
                if isStopped { return top }
            }
            next = nil
            guard part.bound >= cutoff else { continue }
            var node = load(part)
            effort.nodeCount += 1
            if effort.nodeCount % 64 == 0 { progress(state(bound: top)) }
            guard improve(&node, stepCount: 24) else { continue }
            if effort.nodeCount % 16 == 1 { nudge(node.prices, stepCount: 24) }
            if isStopped { return top }
            let bound = evaluate(node.prices)
            if isStopped { return top }
            guard node.bound >= cutoff, close(from: bound) else { continue }
            guard let choice = choice() else {
                // Every row has one way left, which without prices is the best: it may not have been met.
                _ = evaluate(Array(repeating: 0, count: model.rules.count))
                if cancellation() { return top }
                continue
            }
            guard let children = children(of: node, choice: choice, bound: bound) else { return top }
            for child in children {
                var child = child
                child.serial = serial
                serial += 1
                if next == nil { next = child } else { queue.insert(child) }
            }
        }
        return .min
    }

    /// Opens what a part has open; its bound and prices are returned.
    private mutating func load(_ part: WaitingPart) -> Node {
        part.openPairs.write(to: &isOpen)
        isMatchedRow = part.isMatchedRow
        // That the way is possible was found when the part was made.
        _ = take(part.way, rows: part.rows)
        return Node(
            bound: part.bound, serial: part.serial, prices: part.prices, isOpen: isOpen, isMatchedRow: isMatchedRow
        )
    }

    /// The parts into which a choice splits a node that has just been evaluated, the largest bound first; `nil` if that
    /// was cut off.
    private mutating func children(of node: Node, choice: Choice, bound: Int64) -> [WaitingPart]? {
        let state = (isOpen, isMatchedRow)
        let openPairs = OpenPairs(isOpen)
        var children: [WaitingPart] = []
        for way in choice.ways {
            (isOpen, isMatchedRow) = state
            let own = min(node.bound, bound - cost(of: way, rows: choice.rows))
            guard own >= cutoff else { continue }
            if cancellation() { return nil }
            guard take(way, rows: choice.rows) else { continue }
            children.append(
                WaitingPart(
                    bound: own, serial: 0, prices: node.prices, openPairs: openPairs, isMatchedRow: state.1, way: way,
                    rows: choice.rows
                )
            )
        }
        return children.enumerated().sorted { ($1.element.bound, $0.offset) < ($0.element.bound, $1.offset) }
            .map(\.element)
    }

    private func state(bound: Int64) -> ConstrainedProgress {
        ConstrainedProgress(
            totalWeight: bestColumnOfRow == nil ? nil : bestTotal,
            bound: bound == .max ? nil : bound >> model.shift, effort: effort
        )
    }

    // MARK: - Whether there is an answer

    /// Asks whether anything keeps to the rules, with as much work as was done so far; false if nothing does.
    ///
    /// Prices are measured by the largest weight, and a rule that falls short by a little may not take the bound of a
    /// large problem below every answer. Where pairs are worth nothing, the least contradiction does.
    private mutating func mayHaveAnswer() -> Bool {
        guard model.hasWeights else { return true }
        let before = effort.evaluationCount
        let isLast = isLastEvaluation
        var search = ConstrainedSearch(
            model.withoutWeights, evaluationLimit: min(before, evaluationLimit - before),
            isCancelled: cancellation, isLastEvaluation: { isLast(before + $0) }
        )
        let outcome = search.run(isProofWanted: false) { _ in }
        effort.evaluationCount += search.effort.evaluationCount
        if search.isLastTold { evaluationLimit = effort.evaluationCount }
        countBeforeAsking = 2 * effort.evaluationCount
        if let found = search.bestColumnOfRow { take(found) }
        return bestColumnOfRow != nil || !outcome.isDone
    }
}
