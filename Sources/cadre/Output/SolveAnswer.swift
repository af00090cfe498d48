import CadreApplication
import CadreExchange
import CadreNumerics
import Foundation

/// An answer as the command writes it, with its proof checked.
struct SolveAnswer {
    typealias Seconds = (wall: Double, processor: Double)

    let violation: String?
    private let rowCount: Int
    private let objective: Int64
    private let matchedCount: Int
    private let bound: Int64
    private let read: Seconds
    private let build: Seconds
    private let solve: Seconds
    private let peakByteCount: Int

    init(
        _ solution: AssignmentSolution, of weights: SparseWeights, read: Seconds, build: Seconds, solve: Seconds
    ) {
        (self.read, self.build, self.solve) = (read, build, solve)
        rowCount = weights.rowCount
        // Added up from the pairs themselves, so that nothing rests on the total that the solver reports.
        objective = solution.columnOfRow.enumerated().reduce(0) { sum, given in
            sum + Int64(weights.weight(row: given.offset, column: Int(given.element)) ?? 0)
        }
        matchedCount = solution.matchedCount
        let certificate = solution.certificate
        bound = certificate.rowPotentials.reduce(0, &+) &+ certificate.columnPotentials.reduce(0, &+)
        violation = certificate.violation(weights: weights, columnOfRow: solution.columnOfRow).map { "\($0)" }
        peakByteCount = ProcessUse.peakByteCount
    }

    /// Checks an assignment against every rule, and that the evidence for its bound proves one no smaller.
    init(
        _ solution: ConstrainedSolution, assignment columnOfRow: [Int32], of problem: ConstrainedProblem, read: Seconds,
        build: Seconds, solve: Seconds
    ) {
        (self.read, self.build, self.solve) = (read, build, solve)
        rowCount = problem.weights.rowCount
        objective = solution.totalWeight
        matchedCount = columnOfRow.lazy.filter { $0 != AssignmentSolution.unmatched }.count
        bound = solution.bound
        let proven = solution.certificate?.bound(of: problem) ?? .min
        let broken = problem.violation(columnOfRow: columnOfRow, totalWeight: solution.totalWeight)
        violation = broken.map { "\($0)" } ?? (proven < bound ? "bound \(bound) exceeds \(proven)" : nil)
        peakByteCount = ProcessUse.peakByteCount
    }

    /// How far the bound is above the objective, as a share of the objective; nil where nothing is proven.
    private var gap: Double? {
        violation == nil ? Double(bound - objective) / Double(max(1, objective)) : nil
    }

    private var verdict: String { violation.map { "violated: \($0)" } ?? "valid" }

    private var fields: [(String, JSONText)] {
        [
            ("objective", .int(Int(objective))), ("matched", .int(matchedCount)),
            ("readSeconds", .decimal(read.wall, places: 6)), ("buildSeconds", .decimal(build.wall, places: 6)),
            ("solveSeconds", .decimal(solve.wall, places: 6)),
            ("solveCpuSeconds", .decimal(solve.processor, places: 6)),
            ("bound", violation == nil ? .int(Int(bound)) : .null),
            ("gap", gap.map { .decimal($0, places: 9) } ?? .null),
            ("peakBytes", .int(peakByteCount)), ("certificate", .text(verdict)),
        ]
    }

    func write(_ format: OutputFormat) {
        switch format {
        case .json, .ndjson: Terminal.write(JSONText.object(fields).text + "\n")
        case .csv:
            var writer = CSVWriter()
            writer.row(fields.map(\.0))
            writer.row(fields.map { $0.0 == "certificate" ? verdict : $0.1.text })
            Terminal.write(writer.bytes)
        case .xlsx:
            let cells = fields.map { Cell.text($0.0 == "certificate" ? verdict : $0.1.text) }
            DataTable(fields.map(\.0), [TableRow(cells)]).write(format)
        case .table: Terminal.write(text)
        }
    }

    private var text: String {
        func seconds(_ value: Double) -> String { JSONText.decimal(value, places: 6).text + " s" }
        let lines = [
            ("objective", "\(objective)"),
            ("bound", violation == nil ? "\(bound)" : "none"),
            ("gap", gap.map { JSONText.decimal(100 * $0, places: 7).text + " %" } ?? "unknown"),
            ("certificate", verdict),
            ("matched", "\(matchedCount) of \(rowCount) rows"),
            ("read", seconds(read.wall)),
            ("build", seconds(build.wall)),
            ("solve", "\(seconds(solve.wall)), of the processor \(seconds(solve.processor))"),
            ("peak memory", "\((peakByteCount + (1 << 20) - 1) >> 20) MiB"),
        ]
        return lines.map { $0.0.padding(toLength: 13, withPad: " ", startingAt: 0) + $0.1 + "\n" }.joined()
    }
}
