extension ConstrainedSearch {
    /// Improves prices by steps against the broken rules, and closes what cannot be part of anything better.
    ///
    /// - Returns: False if nothing open can be better than the best assignment known.
    mutating func improve(_ node: inout Node, stepCount: Int) -> Bool {
        var potentials: [Int64]?
        return improve(&node, stepCount: stepCount, potentials: &potentials)
    }

    /// The same, with the columns' potentials at the prices taken written to `potentials` unless that is `nil`.
    mutating func improve(_ node: inout Node, stepCount: Int, potentials: inout [Int64]?) -> Bool {
        var prices = node.prices.map(Double.init)
        var rounded = node.prices
        var direction = [Double](repeating: 0, count: prices.count)
        var stall = 0
        // How far the bound may still fall, as far as is known.
        var fall = 0.0
        let fallLeast = Double(model.weightMax << model.shift)
        var low = Int64.max
        for step in 0..<stepCount {
            if isStopped { return true }
            let bound = evaluate(rounded)
            if isCutOff { return true }
            if step == 0 {
                fall = max(0.02 * fallLeast, 0.01 * abs(Double(bound)))
                if bestColumnOfRow != nil { fall = min(fall, max(1, Double(bound - cutoff))) }
            }
            if bound < low {
                if low != .max && Double(low - bound) > fall / 4 { fall *= 1.3 }
                low = bound
                stall = 0
            } else {
                stall += 1
            }
            if bound < node.bound {
                (node.bound, node.prices) = (bound, rounded)
                if potentials != nil { potentials = (0..<model.columnCount).map { core.columns.potential[$0] } }
            }
            if node.bound < cutoff || !close(from: bound) { return false }
            if stall >= 5 {
                fall *= 0.5
                stall = 0
                prices = node.prices.map(Double.init)
                for index in direction.indices { direction[index] = 0 }
                if fall < 1e-6 * fallLeast { break }
            }
            let target = max(Double(low) - fall, bestColumnOfRow == nil ? -.infinity : Double(cutoff))
            guard move(&prices, &direction, by: max(Double(bound) - target, 1)) else { break }
            for index in prices.indices {
                let most = Double(model.rules[index].priceMax)
                prices[index] = min(max(prices[index], model.rules[index].isEquality ? -most : 0), most)
                rounded[index] = Int64(prices[index].rounded())
            }
        }
        return true
    }

    /// Moves the prices so that a linear bound would fall by `fall`; returns false if no rule calls for a move.
    private func move(_ prices: inout [Double], _ direction: inout [Double], by fall: Double) -> Bool {
        var (norm, product) = (0.0, 0.0)
        for (index, rule) in model.rules.enumerated() {
            var slope = Double(slack[index])
            if !rule.isEquality && prices[index] <= 0 && slope > 0 { slope = 0 }
            direction[index] = slope + 0.6 * direction[index]
            if !rule.isEquality && prices[index] <= 0 && direction[index] > 0 { direction[index] = 0 }
            norm += direction[index] * direction[index] / rule.stir
            product += slope * slope / rule.stir
        }
        guard norm > 0 else { return false }
        let length = fall / max(norm, product)
        for (index, rule) in model.rules.enumerated() { prices[index] -= length * direction[index] / rule.stir }
        return true
    }
}
