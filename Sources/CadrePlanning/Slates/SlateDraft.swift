import CadreDomain
import CadreNumerics

/// A solution on its way back from rows and columns to the words of the field.
struct SlateDraft {
    private let problem: SlateProblem
    private let sheet: RuleSheet
    private let decisions: SlateDecisions
    private let eligible: EligiblePairs
    private let columnOfRow: [Int?]
    private let rowOfColumn: [Int?]

    init(
        problem: SlateProblem, sheet: RuleSheet, decisions: SlateDecisions, eligible: EligiblePairs,
        columnOfRow solved: [Int32]
    ) {
        self.problem = problem
        self.sheet = sheet
        self.decisions = decisions
        self.eligible = eligible
        var columnOfRow = solved.map { $0 == AssignmentSolution.unmatched ? nil : Int($0) }
        for (index, _) in decisions.forced { columnOfRow[index.row] = index.column }
        var rowOfColumn = [Int?](repeating: nil, count: problem.candidates.count)
        for (row, column) in columnOfRow.enumerated() {
            if let column { rowOfColumn[column] = row }
        }
        self.columnOfRow = columnOfRow
        self.rowOfColumn = rowOfColumn
    }

    private func pair(row: Int, column: Int) -> Pair {
        Pair(opening: eligible.openings[row], candidate: eligible.candidates[column])
    }

    func lines() -> [SlateLine] {
        columnOfRow.enumerated().compactMap { row, column in
            guard let column else { return nil }
            let pair = pair(row: row, column: column)
            let isPinned = decisions.pinnedPositions.contains(pair.position.id)
            let weight = isPinned ? nil : eligible.pairs.weight(row: row, column: column)
            return SlateLine(
                position: pair.position.id,
                person: pair.person.id,
                reportDay: pair.reportingDay,
                plannedEnd: pair.plannedEnd,
                points: weight.map { Int($0) } ?? sheet.ledger(of: pair).reduce(0) { $0 + $1.points },
                isPinned: isPinned
            )
        }
    }

    func overrides() -> [OverriddenGate] {
        decisions.forced.flatMap { index, pin -> [OverriddenGate] in
            let pair = pair(row: index.row, column: index.column)
            return OverriddenGate.all(of: pair, by: pin, gates: sheet.gates)
        }
    }

    func unfilled(lines: [SlateLine]) -> [UnfilledPosition] {
        let pairs = eligible.pairs
        let lineByPerson = Dictionary(uniqueKeysWithValues: lines.map { ($0.person, $0) })
        return columnOfRow.indices.filter { columnOfRow[$0] == nil }.map { row in
            let range = pairs.rowStart[row]..<pairs.rowStart[row + 1]
            var best: (weight: Int32, line: SlateLine)?
            for pair in range where pairs.weight[pair] > best?.weight ?? 0 {
                let person = problem.candidates[Int(pairs.column[pair])].person.id
                if let line = lineByPerson[person] { best = (pairs.weight[pair], line) }
            }
            return UnfilledPosition(
                position: problem.openings[row].position.id,
                reportDay: problem.openings[row].reportDay,
                exclusions: eligible.openingExclusions.row(row),
                eligibleCount: range.count,
                unplacedCount: range.count { rowOfColumn[Int(pairs.column[$0])] == nil },
                rival: best.map {
                    Rival(
                        person: $0.line.person, placedAt: $0.line.position, pointsHere: Int($0.weight),
                        pointsThere: $0.line.points
                    )
                }
            )
        }
    }

    func unplaced(lines: [SlateLine]) -> [UnplacedPerson] {
        let pairs = eligible.pairs
        let lineByPosition = Dictionary(uniqueKeysWithValues: lines.map { ($0.position, $0) })
        var counts = [Int](repeating: 0, count: rowOfColumn.count)
        var emptyCounts = counts
        var best = [(weight: Int32, row: Int)?](repeating: nil, count: rowOfColumn.count)
        for row in columnOfRow.indices {
            for pair in pairs.rowStart[row]..<pairs.rowStart[row + 1] {
                let column = Int(pairs.column[pair])
                guard rowOfColumn[column] == nil else { continue }
                counts[column] += 1
                guard columnOfRow[row] != nil else {
                    emptyCounts[column] += 1
                    continue
                }
                if pairs.weight[pair] > best[column]?.weight ?? 0 { best[column] = (pairs.weight[pair], row) }
            }
        }
        return rowOfColumn.indices.filter { rowOfColumn[$0] == nil }.map { column in
            let missed = best[column].flatMap { best in
                lineByPosition[problem.openings[best.row].position.id].map {
                    MissedOpening(
                        position: $0.position, takenBy: $0.person, points: Int(best.weight), takenPoints: $0.points
                    )
                }
            }
            return UnplacedPerson(
                person: problem.candidates[column].person.id,
                availableFrom: problem.candidates[column].availableFrom,
                exclusions: eligible.candidateExclusions.row(column),
                eligibleCount: counts[column],
                emptyCount: emptyCounts[column],
                missed: missed
            )
        }
    }
}
