import CadreNumerics
import Testing

/// A slow double of `StandingAssignment`: the same changes on plain collections, with nothing kept optimal.
struct StandingModel {
    struct Pair: Hashable {
        let row: Int
        let column: Int
    }

    let mode: AssignmentMode
    var isRowPresent: [Bool]
    var isColumnPresent: [Bool]
    var weight: [Pair: Int32] = [:]
    var forbidden: Set<Pair> = []
    var forced: Set<Pair> = []

    init(_ weights: SparseWeights, mode: AssignmentMode) {
        self.mode = mode
        isRowPresent = Array(repeating: true, count: weights.rowCount)
        isColumnPresent = Array(repeating: true, count: weights.columnCount)
        for row in 0..<weights.rowCount {
            for pair in weights.rowStart[row]..<weights.rowStart[row + 1] {
                weight[Pair(row: row, column: Int(weights.column[pair]))] = weights.weight[pair]
            }
        }
    }

    /// All pairs, by row and column.
    var pairs: [Pair] {
        weight.keys.sorted { ($0.row, $0.column) < ($1.row, $1.column) }
    }

    func isOpen(_ pair: Pair) -> Bool {
        isRowPresent[pair.row] && isColumnPresent[pair.column] && !forbidden.contains(pair)
            && forced.allSatisfy { $0 == pair || ($0.row != pair.row && $0.column != pair.column) }
    }

    /// The open pairs as a problem, removed rows left out.
    func weights() throws -> SparseWeights {
        var rows = [[(column: Int32, weight: Int32)]](repeating: [], count: isRowPresent.count)
        for pair in pairs where isOpen(pair) { rows[pair.row].append((Int32(pair.column), weight[pair] ?? 0)) }
        return try SparseWeights(
            columnCount: isColumnPresent.count,
            rows: rows.enumerated().filter { isRowPresent[$0.offset] }.map(\.element)
        )
    }

    /// Checks that the standing solution is an optimal one of the model's problem, and proven to be.
    func check(
        _ standing: borrowing StandingAssignment,
        best: (SparseWeights, AssignmentMode) -> Int64?,
        _ comment: @autoclosure () -> Comment
    ) throws {
        let weights = try weights()
        let total = best(weights, mode)
        do throws(AssignmentError) {
            let snapshot = try standing.snapshot()
            let solution = snapshot.solution
            #expect(snapshot.weights == weights, comment())
            #expect(snapshot.rows.map { Int($0) } == isRowPresent.indices.filter { isRowPresent[$0] }, comment())
            #expect(
                solution.certificate.violation(weights: weights, columnOfRow: solution.columnOfRow) == nil,
                comment()
            )
            #expect(solution.certificate.mode == mode)
            #expect(solution.totalWeight == total, comment())
            #expect(weights.total(of: solution.columnOfRow) == standing.totalWeight, comment())
            #expect(solution.matchedCount == standing.matchedCount, comment())
            var rowOfColumn = [Int32](repeating: -1, count: weights.columnCount)
            for (row, column) in solution.columnOfRow.enumerated() where column >= 0 {
                rowOfColumn[Int(column)] = Int32(row)
            }
            #expect(solution.rowOfColumn == rowOfColumn, comment())
            for pair in forced { #expect(solution.columnOfRow.contains(Int32(pair.column)), comment()) }
        } catch {
            #expect(total == nil, comment())
            guard case .infeasible(let rows, let columns) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(columns.count == rows.count - 1, comment())
            for pair in pairs where isOpen(pair) && rows.contains(Int32(pair.row)) {
                #expect(columns.contains(Int32(pair.column)), comment())
            }
        }
    }
}

/// The kinds of change that a standing assignment takes.
enum ChangeKind: CaseIterable {
    case addRow, addColumn, removeRow, removeColumn, restoreRow, restoreColumn
    case setWeight, insertPair, removePair, force, release, forbid, allow
}

extension StandingModel {
    /// Draws one change of a kind, makes it here and there, and returns false if there is nothing that it could change.
    mutating func change(
        _ kind: ChangeKind,
        _ standing: inout StandingAssignment,
        weightMax: Int,
        draws: inout SplitMix64
    ) throws -> Bool {
        func drawn<Element>(_ elements: [Element]) -> Element? {
            elements.isEmpty ? nil : elements[draws.next(below: elements.count)]
        }
        func newWeight() -> Int32 { Int32(1 + draws.next(below: weightMax)) }
        let rows = isRowPresent.indices
        let columns = isColumnPresent.indices
        switch kind {
        case .addRow:
            let new = columns.filter { _ in draws.chance(0.5) }.map { (column: Int32($0), weight: newWeight()) }
            let row = try standing.addRow(new.reversed())
            #expect(row == rows.count)
            isRowPresent.append(true)
            for pair in new { weight[Pair(row: row, column: Int(pair.column))] = pair.weight }
        case .addColumn:
            let new = rows.filter { _ in draws.chance(0.5) }.map { (row: Int32($0), weight: newWeight()) }
            let column = try standing.addColumn(new.reversed())
            #expect(column == columns.count)
            isColumnPresent.append(true)
            for pair in new { weight[Pair(row: Int(pair.row), column: column)] = pair.weight }
        case .removeRow:
            guard let row = drawn(rows.filter { row in isRowPresent[row] && !forced.contains { $0.row == row } })
            else { return false }
            try standing.removeRow(row)
            isRowPresent[row] = false
        case .removeColumn:
            guard
                let column = drawn(
                    columns.filter { column in isColumnPresent[column] && !forced.contains { $0.column == column } }
                )
            else { return false }
            try standing.removeColumn(column)
            isColumnPresent[column] = false
        case .restoreRow:
            guard let row = drawn(rows.filter { !isRowPresent[$0] }) else { return false }
            try standing.restoreRow(row)
            isRowPresent[row] = true
        case .restoreColumn:
            guard let column = drawn(columns.filter { !isColumnPresent[$0] }) else { return false }
            try standing.restoreColumn(column)
            isColumnPresent[column] = true
        case .setWeight:
            guard let pair = drawn(pairs) else { return false }
            let new = newWeight()
            try standing.setWeight(row: pair.row, column: pair.column, to: new)
            weight[pair] = new
        case .insertPair:
            guard !rows.isEmpty, !columns.isEmpty else { return false }
            let pair = Pair(row: draws.next(below: rows.count), column: draws.next(below: columns.count))
            guard weight[pair] == nil else { return false }
            let new = newWeight()
            try standing.insertPair(row: pair.row, column: pair.column, weight: new)
            weight[pair] = new
        case .removePair:
            guard let pair = drawn(pairs.filter { !forced.contains($0) }) else { return false }
            try standing.removePair(row: pair.row, column: pair.column)
            weight[pair] = nil
            forbidden.remove(pair)
        case .force:
            guard
                let pair = drawn(pairs.filter { isOpen($0) && !forced.contains($0) })
            else { return false }
            try standing.force(row: pair.row, column: pair.column)
            forced.insert(pair)
        case .release:
            guard let pair = drawn(pairs.filter { forced.contains($0) }) else { return false }
            try standing.release(row: pair.row, column: pair.column)
            forced.remove(pair)
        case .forbid:
            guard let pair = drawn(pairs.filter { !forced.contains($0) && !forbidden.contains($0) }) else {
                return false
            }
            try standing.forbid(row: pair.row, column: pair.column)
            forbidden.insert(pair)
        case .allow:
            guard let pair = drawn(pairs.filter { forbidden.contains($0) }) else { return false }
            try standing.allow(row: pair.row, column: pair.column)
            forbidden.remove(pair)
        }
        return true
    }
}
