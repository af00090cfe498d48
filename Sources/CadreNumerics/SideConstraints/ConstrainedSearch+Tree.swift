extension ConstrainedSearch {
    /// What a part is split by: the ways in which a row or a tie may go.
    struct Choice {
        /// For each way the live pairs that stay open among those of the rows; none for unmatched.
        var ways: [[Int]]
        var rows: [Int]
    }

    /// What a search has found.
    struct Outcome {
        /// In units of weight.
        var bound: Int64
        var isDone: Bool
        var certificate: ConstrainedBound?
    }

    mutating func load(_ node: Node) {
        isOpen = node.isOpen
        isMatchedRow = node.isMatchedRow
    }

    /// Searches to the end or to a limit.
    mutating func run(progress: (ConstrainedProgress) -> Void) -> Outcome {
        var root = Node(
            bound: .max, serial: 0, prices: Array(repeating: 0, count: model.rules.count), isOpen: isOpen,
            isMatchedRow: isMatchedRow
        )
        guard !model.isRuleImpossible, propagate() else { return Outcome(bound: -1, isDone: true, certificate: nil) }
        var isAlive = improve(&root, stepCount: 300)
        let first = root
        for _ in 0..<6 where isAlive && !isStopped {
            let before = (bestTotal, root.bound)
            progress(state(bound: root.bound))
            dive(from: root)
            isAlive = improve(&root, stepCount: 100)
            let openCount = isOpen.lazy.filter { $0 }.count
            if isAlive && openCount < original.count * 9 / 10 { dropClosed() }
            if bestColumnOfRow != nil && before == (bestTotal, root.bound) { break }
        }
        let (certificate, proven) = certificate(for: [first.prices, root.prices])
        guard isAlive else { return Outcome(bound: bestTotal, isDone: true, certificate: certificate) }
        root.isOpen = isOpen
        root.isMatchedRow = isMatchedRow
        let bound = branch(root, progress: progress)
        return Outcome(
            bound: max(bestTotal, min(bound, proven) >> model.shift), isDone: bound < cutoff, certificate: certificate
        )
    }

    /// Splits parts until none can hold anything better, and returns the largest bound left; below the cutoff if none.
    private mutating func branch(_ root: Node, progress: (ConstrainedProgress) -> Void) -> Int64 {
        var queue = NodeQueue()
        var serial = 1
        var next: Node? = root
        while var node = next ?? queue.pop() {
            let top = max(node.bound, queue.first?.bound ?? .min)
            if top < cutoff || isStopped { return top }
            next = nil
            guard node.bound >= cutoff else { continue }
            load(node)
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
                continue
            }
            node.isOpen = isOpen
            node.isMatchedRow = isMatchedRow
            for child in children(of: node, choice: choice, bound: bound) {
                var child = child
                child.serial = serial
                serial += 1
                if next == nil { next = child } else { queue.insert(child) }
            }
        }
        return .min
    }

    /// The parts into which a choice splits a node that has just been evaluated, the largest bound first.
    private mutating func children(of node: Node, choice: Choice, bound: Int64) -> [Node] {
        var children: [Node] = []
        for (way, cost) in zip(choice.ways, choice.ways.map({ cost(of: $0, rows: choice.rows) })) {
            load(node)
            var child = node
            child.bound = min(node.bound, bound - cost)
            guard child.bound >= cutoff, take(way, rows: choice.rows) else { continue }
            child.isOpen = isOpen
            child.isMatchedRow = isMatchedRow
            children.append(child)
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

    /// The better of some prices over all pairs, with the columns' potentials that they lead to, and its bound.
    private func certificate(for candidates: [[Int64]]) -> (ConstrainedBound, bound: Int64) {
        var plain = ConstrainedSearch(model, evaluationLimit: .max, isCancelled: cancellation)
        var best: (bound: Int64, prices: [Int64], potentials: [Int64])?
        for prices in candidates {
            let bound = plain.evaluate(prices)
            guard bound < best?.bound ?? .max else { continue }
            best = (bound, prices, (0..<model.columnCount).map { plain.core.columns.potential[$0] })
        }
        let evidence = ConstrainedBound(
            model, prices: best?.prices ?? [], columnPotentials: best?.potentials ?? []
        )
        return (evidence, best?.bound ?? .max)
    }

    /// A lower estimate of what a way costs: reduced costs of different rows add up.
    func cost(of way: [Int], rows: [Int]) -> Int64 {
        var sum: Int64 = 0
        for row in rows {
            let potential = core.rows.potential[row]
            var least = Int64.max
            for pair in Int(core.rows.start[row])..<Int(core.rows.start[row + 1]) where way.contains(pair) {
                least = min(least, reducedCost(of: pair, potential: potential))
            }
            sum += least == .max ? potential : least
        }
        return sum
    }

    /// Closes the other pairs of the rows; false if that contradicts what is known.
    mutating func take(_ way: [Int], rows: [Int]) -> Bool {
        for row in rows {
            let range = Int(core.rows.start[row])..<Int(core.rows.start[row + 1])
            for pair in range where isOpen[pair] && !way.contains(pair) { isOpen[pair] = false }
            if way.isEmpty {
                if isMatchedRow[row] { return false }
            } else {
                isMatchedRow[row] = true
            }
        }
        return propagate()
    }

    // MARK: - Where to split

    /// The most undecided tie, or else the most undecided row; `nil` if nothing is left to decide.
    func choice() -> Choice? {
        var best: Choice?
        var bestDoubt = 0.02
        for tie in model.ties {
            let choice = choice(of: tie)
            guard choice.ways.count > 1 else { continue }
            let doubt = 1 - (choice.ways.map { share(of: $0, rows: choice.rows) }.max() ?? 0)
            if doubt > bestDoubt { (best, bestDoubt) = (choice, doubt) }
        }
        if let best { return best }
        bestDoubt = -1
        for row in 0..<model.rowCount {
            let choice = choice(of: row)
            guard choice.ways.count > 1 else { continue }
            let doubt = 1 - (choice.ways.map { share(of: $0, rows: choice.rows) }.max() ?? 0)
            if doubt > bestDoubt { (best, bestDoubt) = (choice, doubt) }
        }
        return best
    }

    private func choice(of row: Int) -> Choice {
        let pairs = (Int(core.rows.start[row])..<Int(core.rows.start[row + 1])).filter { isOpen[$0] }
        return Choice(ways: pairs.map { [$0] } + (isMatchedRow[row] ? [] : [[]]), rows: [row])
    }

    func choice(of tie: PricedModel.Tie) -> Choice {
        var ways = tie.options.map { option in
            (option.first + option.second).map { Int(place[Int($0)]) }.filter { $0 >= 0 && isOpen[$0] }
        }
        ways.removeAll { $0.isEmpty }
        return Choice(ways: ways + (isMatchedRow[tie.rows.0] ? [] : [[]]), rows: [tie.rows.0, tie.rows.1])
    }

    /// How much of the recent assignments goes this way, 0 to 1; of several rows the least.
    private func share(of way: [Int], rows: [Int]) -> Double {
        var least = 1.0
        for row in rows {
            var (all, own) = (0.0, 0.0)
            for pair in Int(core.rows.start[row])..<Int(core.rows.start[row + 1]) {
                all += usage[pair]
                if way.contains(pair) { own += usage[pair] }
            }
            let whole = usageUnit * 1.15 / 0.15
            least = min(least, (way.isEmpty ? max(0, whole - all) : own) / whole)
        }
        return least
    }
}
