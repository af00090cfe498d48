import CadreExchange
import CadreNumerics
import Testing

@Suite("Side-constraint files: what is read and what is refused")
struct InstanceConstraintsTests {
    @Test("A good file is read whole")
    func good() throws {
        let constraints = try InstanceBytes.constraints(InstanceBytes.bytes(InstanceBytes.sideWords))
        #expect(constraints.locationCount == 3)
        #expect(constraints.locationOfColumn == [0, 1, 2, 0])
        #expect(constraints.officeOfColumn == [0, 0, 1, 1])
        #expect(constraints.moveCost == [5, 0, 7, 8, 0, 9])
        #expect(constraints.moveBudget == 100)
        #expect(constraints.couples.map { [$0.first, $0.second] } == [[0, 1]])
        #expect(constraints.officeMinimum == [1, 0])
    }

    @Test("Every beginning of a file, and bytes after its end, are refused")
    func length() throws {
        let whole = InstanceBytes.bytes(InstanceBytes.sideWords)
        for count in 0..<whole.count {
            let fault = try #require(throws: InstanceFault.self) {
                try InstanceBytes.constraints(Array(whole[..<count]))
            }
            #expect(fault.cause == (count < 16 ? .headerCutShort : .truncated), "\(count) bytes")
        }
        let fault = try #require(throws: InstanceFault.self) { try InstanceBytes.constraints(whole + [0]) }
        #expect(fault.cause == .trailing)
    }

    @Test(
        "A bad value is refused with its byte",
        arguments: [
            (0, 2, InstanceFault.Cause.count), (0, -1, .count), (1, -1, .count), (2, -1, .moveBudget), (3, -1, .count),
            (3, 0x7FFF_FFFF, .count), (5, 3, .location), (7, -1, .location), (8, 2, .office), (11, -1, .office),
            (12, -1, .moveCost), (18, 3, .couple), (18, -1, .couple), (19, 0, .couple), (21, -1, .officeMinimum),
        ]
    )
    func value(index: Int, value: Int, cause: InstanceFault.Cause) throws {
        let bytes = InstanceBytes.bytes(InstanceBytes.sideWords, [(index, value)])
        let fault = try #require(throws: InstanceFault.self) { try InstanceBytes.constraints(bytes) }
        #expect(fault.cause == cause)
        #expect(fault.offset == 4 * index)
        #expect(fault.found == value)
        let saysCount = fault.message.contains("A count of the header") && fault.fix.contains("count")
        #expect((cause == .count) == saysCount, "\(fault.message) \(fault.fix)")
    }

    @Test("A couple is named by its rows, for the file gives it no number")
    func names() throws {
        let constraints = try InstanceBytes.constraints(InstanceBytes.bytes(InstanceBytes.sideWords, [(18, 2)]))
        #expect(constraints.name(of: .tie(0)) == "the couple of rows 2 and 1")
        #expect(constraints.name(of: .constraint(0)) == "the budget")
        #expect(constraints.name(of: .constraint(1)) == "the minimum of office 0")
    }

    @Test("The problem has a term for each cost that is not 0 and for each pair of an office with a minimum")
    func problem() throws {
        let constraints = try InstanceBytes.constraints(InstanceBytes.bytes(InstanceBytes.sideWords))
        let weights = try InstanceBytes.instance(InstanceBytes.bytes()).weights()
        let problem = try constraints.problem(weights)
        #expect(problem.constraints[0] == .budget(cost: constraints.moveCost, limit: 100))
        let office = SideConstraint.groupMinimum(1, in: 0, group: constraints.officeOfColumn, weights: weights)
        #expect(problem.constraints.count == 2 && problem.constraints[1] == office)
        #expect(problem.ties == [RowTie(first: 0, second: 1)])
    }

    @Test("Making the problem asks whether to stop, again after so many pairs")
    func stopped() throws {
        // Three rows with a hundred thousand pairs each.
        let (rowCount, columnCount) = (3, 100_000)
        let pairCount = rowCount * columnCount
        let columns = (0..<rowCount).flatMap { _ in Array(0..<columnCount) }
        let head = [0x4641_5453, 1, rowCount, columnCount, pairCount, 0, 1, 1] + Array(repeating: 0, count: 8)
        let starts = (0...rowCount).map { $0 * columnCount }
        let words = head + starts + columns + Array(repeating: 1, count: pairCount)
        let instance = try InstanceBytes.instance(InstanceBytes.bytes(words))
        let side =
            [0, 1, 5, 1] + Array(repeating: 0, count: 2 * columnCount) + Array(repeating: 1, count: pairCount) + [9]
        let constraints = try InstanceBytes.constraints(InstanceBytes.bytes(side), for: instance)
        let weights = try instance.weights()
        var questionCount = 0
        _ = try constraints.problem(weights) {
            questionCount += 1
            return false
        }
        // Two loops over the pairs here, and the check of both rules.
        #expect(questionCount >= 1 + 4 * (pairCount / StopPace.pairCount))
        for count in 0..<questionCount {
            var asked = 0
            #expect(throws: ConstrainedProblemError.cancelled) {
                try constraints.problem(weights) {
                    asked += 1
                    return asked > count
                }
            }
            #expect(asked == count + 1)
        }
    }

    @Test("More offices than the file holds are refused before memory is taken for them")
    func offices() throws {
        let bytes = InstanceBytes.bytes(InstanceBytes.sideWords, [(1, 2_000_000_000)])
        let fault = try #require(throws: InstanceFault.self) { try InstanceBytes.constraints(bytes) }
        #expect(fault.cause == .truncated)
    }

    @Test("Files with flipped bytes never crash")
    func flippedBytes() throws {
        var generator = SeededGenerator(seed: 77)
        for round in 0..<600 {
            var bytes = InstanceBytes.bytes(InstanceBytes.sideWords)
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] ^=
                    UInt8.random(in: 1...255, using: &generator)
            }
            do {
                let constraints = try InstanceBytes.constraints(bytes)
                let officeCount = constraints.officeMinimum.count
                #expect(constraints.officeOfColumn.allSatisfy { $0 < officeCount }, "round \(round)")
            } catch let fault as InstanceFault {
                #expect(!fault.allowed.isEmpty && !fault.fix.isEmpty, "round \(round)")
            }
        }
    }
}
