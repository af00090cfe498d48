import CadreExchange
import CadreNumerics
import CadreTestSupport
import Foundation
import Testing

@Suite("Instance files of Fixtures")
struct InstanceFilesTests {
    private static func instance(_ name: String) throws -> AssignmentInstance {
        try AssignmentInstance(
            WordFile(path: Fixtures.root.appending(path: "problems/\(name).bin").path), memoryByteCount: .max)
    }

    @Test(
        "Each is solved to the value that trying every matching gives",
        arguments: [("two", 7), ("ties", 3), ("chain", 28), ("left-out", 12), ("empty", 0)]
    )
    func solved(name: String, best: Int) throws {
        let instance = try Self.instance(name)
        let weights = try instance.weights()
        let solution = try SparseAssignment.maximumWeight(weights, mode: instance.mode)
        let value = solution.columnOfRow.enumerated().reduce(0) { sum, match in
            sum + (weights.weight(row: match.offset, column: Int(match.element)).map(Int.init) ?? 0)
        }
        #expect(value == best)
        #expect(solution.certificate.violation(weights: weights, columnOfRow: solution.columnOfRow) == nil)
    }

    @Test("Three rows for two columns cannot all be matched")
    func crowded() throws {
        let instance = try Self.instance("crowded")
        #expect(throws: AssignmentError.self) {
            try SparseAssignment.maximumWeight(instance.weights(), mode: instance.mode)
        }
    }

    @Test("A file that lacks its last word is refused")
    func cutShort() throws {
        let fault = try #require(throws: InstanceFault.self) { _ = try Self.instance("cut-short").weights() }
        #expect(fault.cause == .truncated)
    }

    @Test("Every file has its test")
    func all() throws {
        let names = ["chain", "crowded", "cut-short", "empty", "left-out", "ties", "two"]
        #expect(try Fixtures.names(in: "problems") == names.map { $0 + ".bin" })
    }
}
