/// Questions, answered from the same searches as changes, without changing anything.
///
/// **Method.** In the residual graph of the solution, the *outside* is joined to every node: leaving it costs a matched
/// node its potential, an unmatched one nothing. Forcing the pair (i, j) costs its reduced cost and the shortest way
/// from j back to i (`ForcedPair`). Let E be the distance from j to the outside and F that from the outside to i. The
/// way leads through the outside and is E + F long, or it avoids the outside. In that case, if it is shorter than that,
/// let x be the last node on it that is nearer than E to j; what follows is nearer than F to i. So two searches, one
/// from each end and each stopped at the outside, find it where they meet, and neither leaves the neighbourhood that a
/// repair would visit. The search from i is made once for all its alternatives.
///
/// Removing a node costs its potential and its mate's distance to the outside; one more node like it brings its
/// potential less its own distance.
extension StandingAssignment {
    /// Returns what it costs to force a pair and who has to move, without forcing it.
    ///
    /// - Returns: `nil` if in `AssignmentMode.everyRow` some other row would be left without a column.
    /// - Throws: `StandingAssignmentError` if the pair is missing or not open.
    /// - Complexity: Two searches.
    public mutating func forcing(row: Int, column: Int) throws(StandingAssignmentError) -> ForcedPair? {
        let (place, _) = try places(row: row, column: column)
        guard isOpen(row: row, column: column) else { throw closedError(row: row, column: column) }
        guard Int(rows.mate[row]) != column else {
            return ForcedPair(row: row, column: column, loss: 0, changes: [])
        }
        let way = way(from: Int(columns.mate[column]), to: Int(rows.mate[row]))
        let reducedCost =
            rows.potential[row] + columns.potential[column] - Int64(rows.pair[place].weight) - offset
        guard let loss = allowed(reducedCost + way.length) else { return nil }
        var changes = changes(along: way)
        changes.append(change(of: row, to: column))
        return ForcedPair(row: row, column: column, loss: loss, changes: changes.sorted { $0.row < $1.row })
    }

    /// Returns what it costs to force a row to have each of its columns, the one it has included.
    ///
    /// - Returns: One entry for each open pair, by ascending column.
    /// - Complexity: One search from the row and at most one, often none, from each column.
    public mutating func regrets(ofRow row: Int) throws(StandingAssignmentError) -> [PartnerRegret] {
        try check(row: row)
        return regrets(of: row, near: rows, far: columns)
    }

    /// Returns what it costs to force a column to have each of its rows, the one it has included.
    ///
    /// - Returns: One entry for each open pair, by ascending row.
    /// - Complexity: One search from the column and at most one, often none, from each row.
    public mutating func regrets(ofColumn column: Int) throws(StandingAssignmentError) -> [PartnerRegret] {
        try check(column: column)
        return regrets(of: column, near: columns, far: rows)
    }

    /// Returns what a row is worth; removing it is also what leaving it unmatched costs.
    ///
    /// - Throws: `StandingAssignmentError` if the row does not exist, is removed or is forced.
    public mutating func shadowPrice(ofRow row: Int) throws(StandingAssignmentError) -> ShadowPrice {
        try checkOpen(row: row)
        let (loss, gain) = price(of: row, near: rows, far: columns)
        guard mode == .everyRow else { return ShadowPrice(removalLoss: loss, additionGain: gain) }
        // With one row less or more there is one `offset` less or more to collect; the rest is weight.
        return ShadowPrice(
            removalLoss: rows.mate[row] < 0 ? nil : loss - offset,
            additionGain: gain < Self.lossLimit ? nil : gain - offset
        )
    }

    /// Returns what a column is worth; removing it is also what leaving it unmatched costs.
    ///
    /// - Throws: `StandingAssignmentError` if the column does not exist, is removed or is forced.
    public mutating func shadowPrice(ofColumn column: Int) throws(StandingAssignmentError) -> ShadowPrice {
        try checkOpen(column: column)
        let (loss, gain) = price(of: column, near: columns, far: rows)
        return ShadowPrice(removalLoss: allowed(loss), additionGain: gain)
    }

    /// Returns how contested a column is.
    ///
    /// - Throws: `StandingAssignmentError` if the column does not exist, is removed or is forced.
    public mutating func contest(ofColumn column: Int) throws(StandingAssignmentError) -> ColumnContest {
        let price = try shadowPrice(ofColumn: column)
        let holder = try row(ofColumn: column)
        let rivals = try regrets(ofColumn: column).filter { Int($0.partner) != holder }
        return ColumnContest(
            holder: holder,
            rivals: rivals.sorted { ($0.loss ?? .max, $0.partner) < ($1.loss ?? .max, $1.partner) },
            price: price
        )
    }

    /// Returns the loss, or `nil` if it stands for a row without a column where every row needs one.
    func allowed(_ loss: Int64) -> Int64? {
        mode == .everyRow && loss > Self.lossLimit ? nil : loss
    }

    private mutating func regrets(of node: Int, near: StandingSide, far: StandingSide) -> [PartnerRegret] {
        let mate = Int(near.mate[node])
        guard near.potential[node] < StandingSide.shut else {
            return mate < 0 ? [] : [PartnerRegret(partner: near.mate[node], loss: 0)]
        }
        // From the far side the search finds ways *to* the node.
        let inward = mate < 0 ? Route(end: 0) : search(from: mate, near: far, far: near)
        let opposite = mate < 0 ? nil : Opposite(stamp: stamp, end: inward.end)
        var regrets: [PartnerRegret] = []
        regrets.reserveCapacity(near.open(node).count)
        for place in near.open(node) where far.potential[Int(near.pair[place].partner)] < StandingSide.shut {
            let pair = near.pair[place]
            let partner = Int(pair.partner)
            let holder = Int(far.mate[partner])
            var loss = near.potential[node] + far.potential[partner] - Int64(pair.weight) - offset
            if holder < 0 {
                loss += inward.end
            } else if holder == node {
                loss = 0
            } else if let opposite, near.label[holder].stamp == opposite.stamp,
                near.label[holder].distance <= inward.end
            {
                loss += near.label[holder].distance
            } else {
                let outward = search(from: holder, near: near, far: far, meeting: opposite)
                loss += min(outward.meeting, outward.end + inward.end)
            }
            regrets.append(PartnerRegret(partner: pair.partner, loss: allowed(loss)))
        }
        return regrets.sorted { $0.partner < $1.partner }
    }

    /// Returns the best total less the best without the node, and the best with a second such node less the best.
    private mutating func price(of node: Int, near: StandingSide, far: StandingSide) -> (loss: Int64, gain: Int64) {
        let mate = Int(near.mate[node])
        guard mate >= 0 else { return (0, 0) }
        let gain = near.potential[node] - search(from: node, near: near, far: far).end
        let loss = near.potential[node] + search(from: mate, near: far, far: near).end
        return (loss, gain)
    }

    /// Says why a pair that exists is not open.
    private func closedError(row: Int, column: Int) -> StandingAssignmentError {
        if !rows.isPresent[row] { return .rowRemoved(row: row) }
        if !columns.isPresent[column] { return .columnRemoved(column: column) }
        if rows.forced[row] >= 0 { return .pairForced(row: row, column: Int(rows.forced[row])) }
        if columns.forced[column] >= 0 { return .pairForced(row: Int(columns.forced[column]), column: column) }
        return .pairForbidden(row: row, column: column)
    }
}
