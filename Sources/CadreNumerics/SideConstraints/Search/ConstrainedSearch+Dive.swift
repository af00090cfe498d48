extension ConstrainedSearch {
    /// Decides the ties one by one, the surest first, and then bends the prices until the rules are kept.
    mutating func dive(from root: Node) {
        var node = root
        node.isOpen = isOpen
        node.isMatchedRow = isMatchedRow
        let start = node
        if let bentPrices {
            for (index, rule) in model.rules.enumerated() where rule.isConstraint {
                node.prices[index] = bentPrices[index]
            }
        }
        defer { load(start) }
        var isDecided = model.ties.map { choice(of: $0).ways.count < 2 }
        for part in (1...8).reversed() {
            if isStopped { return }
            _ = evaluate(node.prices)
            if isCutOff { return }
            let undecided = isDecided.indices.filter { !isDecided[$0] }
            var plans: [(tie: Int, lead: Int64)] = []
            for index in undecided {
                let choice = choice(of: model.ties[index])
                let costs = choice.ways.map { cost(of: $0, rows: choice.rows) }.sorted()
                plans.append((index, costs.count > 1 ? costs[1] - costs[0] : .max))
            }
            plans.sort { ($1.lead, $0.tie) < ($0.lead, $1.tie) }
            for plan in plans.prefix((plans.count + part - 1) / part) {
                if cancellation() { return }
                let choice = choice(of: model.ties[plan.tie])
                let order = choice.ways.map { (cost: cost(of: $0, rows: choice.rows), way: $0) }
                    .sorted { $0.cost < $1.cost }
                let saved = (isOpen, isMatchedRow)
                for option in order {
                    isDecided[plan.tie] = take(option.way, rows: choice.rows)
                    if isDecided[plan.tie] { break }
                    (isOpen, isMatchedRow) = saved
                }
            }
            node.bound = .max
            if !improve(&node, stepCount: part == 1 ? 40 : 12) { return }
        }
        let before = bestTotal
        let bent = nudge(node.prices, stepCount: 60)
        bentPrices = bestTotal > before ? nil : bent
    }

    /// Raises the prices of broken rules and lowers those of rules kept with room, to pass good assignments.
    @discardableResult mutating func nudge(_ start: [Int64], stepCount: Int) -> [Int64] {
        var prices = start.map(Double.init)
        var pace = 1.0
        let unit = Double(model.weightMax << model.shift)
        for _ in 0..<stepCount {
            if isStopped { break }
            let before = bestTotal
            _ = evaluate(prices.map { Int64($0.rounded()) })
            if isCutOff { break }
            var isBroken = false
            for (index, rule) in model.rules.enumerated() {
                let most = Double(rule.priceMax)
                let room = Double(slack[index])
                if rule.isEquality {
                    guard room != 0 else { continue }
                    isBroken = true
                    prices[index] -= pace * 0.02 * unit * room / rule.stir
                } else if room < 0 {
                    isBroken = true
                    prices[index] += pace * (0.01 * prices[index] - 0.03 * unit * room / rule.stir)
                } else {
                    prices[index] -= pace * min(0.005 * prices[index], 0.01 * unit * room / rule.stir)
                }
                prices[index] = min(max(prices[index], -most), most)
            }
            if !isBroken { pace *= 0.7 }
            if pace < 0.02 && bestTotal == before { break }
        }
        return prices.map { Int64($0.rounded()) }
    }
}
