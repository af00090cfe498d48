import CadreExchange
import CadreNumerics
import Foundation
import Testing

@Suite("Instance files: what is read and what is refused")
struct AssignmentInstanceTests {
    @Test("A good file is read pair by pair")
    func good() throws {
        let instance = try InstanceBytes.instance(InstanceBytes.bytes())
        let weights = try instance.weights()
        let expected = try SparseWeights(
            columnCount: 4, rows: [[(0, 10), (2, 20)], [(1, 30), (2, 40), (3, 50)], [(0, 60)]]
        )
        #expect(weights == expected)
        #expect(instance.mode == .optional)
        #expect(try InstanceBytes.instance(InstanceBytes.bytes(InstanceBytes.words, [(6, 0)])).mode == .everyRow)
    }

    @Test("A problem without rows, columns or pairs is read too")
    func empty() throws {
        let words = [0x4641_5453, 1] + Array(repeating: 0, count: 14) + [0]
        let weights = try InstanceBytes.instance(InstanceBytes.bytes(words)).weights()
        #expect(weights.rowCount == 0 && weights.columnCount == 0 && weights.pairCount == 0)
    }

    @Test(
        "A wrong header is refused with the place of the word",
        arguments: [
            (0, 0x4641_5454, InstanceFault.Cause.magic), (1, 2, .version), (1, 0, .version), (5, 1, .reserved),
            (8, 1, .reserved), (15, 9, .reserved), (6, 2, .mode), (6, 0xFFFF_FFFF, .mode),
            (2, 0x7FFF_FFFF, .count), (2, 0xFFFF_FFFF, .count), (3, 0x7FFF_FFFF, .count), (3, 0xFFFF_FFFF, .count),
            (3, (1 << 20) + 16 * 6 + 1, .count), (7, 0, .weightMax), (7, 0x8000_0000, .weightMax),
        ]
    )
    func header(index: Int, value: Int, cause: InstanceFault.Cause) throws {
        let fault = try fault([(index, value)])
        #expect(fault.cause == cause)
        #expect(fault.offset == 4 * index)
        #expect(fault.found == value)
        #expect((cause == .count) == (fault.message.contains("A count of the header") && fault.fix.contains("count")))
    }

    @Test(
        "The largest weight may be 0 where there is no pair, and only there",
        arguments: [(0, 0), (0, 1 << 31), (1, 0)]
    )
    func weightMax(pairCount: Int, weightMax: Int) throws {
        let words =
            [0x4641_5453, 1, 1, 1, pairCount, 0, 1, weightMax] + Array(repeating: 0, count: 8)
            + [0, pairCount] + Array(repeating: 0, count: pairCount) + Array(repeating: 1, count: pairCount)
        guard pairCount > 0 || weightMax > 0 else {
            #expect(try InstanceBytes.instance(InstanceBytes.bytes(words)).weightMax == 0)
            return
        }
        let fault = try #require(throws: InstanceFault.self) {
            _ = try InstanceBytes.instance(InstanceBytes.bytes(words))
        }
        #expect(fault.message.hasPrefix("The largest weight of the header (byte 28) is \(weightMax); allowed: "))
        #expect(fault.allowed.hasPrefix(pairCount == 0 ? "0 to 2147483647" : "1 to 2147483647, where there are pairs"))
        #expect(fault.fix.contains("largest weight") && !fault.fix.contains("count"))
    }

    @Test(
        "Counts that do not fit the length are refused before memory is taken for them",
        arguments: [(2, 4), (2, 2_000_000_000), (4, 7), (4, 0xFFFF_FFFF)]
    )
    func countsTooLarge(index: Int, value: Int) throws {
        let fault = try fault([(index, value)])
        #expect(fault.cause == .truncated)
        #expect(fault.found == 128)
    }

    @Test("Counts below those of the data, and bytes after the end, are refused", arguments: [2, 4])
    func trailing(index: Int) throws {
        #expect(try fault([(index, 2)]).cause == .trailing)
        let longer = InstanceBytes.bytes() + [0]
        let fault = try #require(throws: InstanceFault.self) { try InstanceBytes.instance(longer) }
        #expect(fault.cause == .trailing && fault.found == 129)
    }

    @Test("Every beginning of a file is refused as cut short")
    func truncated() throws {
        let whole = InstanceBytes.bytes()
        for count in 0..<whole.count {
            let fault = try #require(throws: InstanceFault.self) {
                try InstanceBytes.instance(Array(whole[..<count]))
            }
            #expect(fault.cause == (count < 64 ? .headerCutShort : .truncated), "\(count) bytes")
            #expect(fault.found == count)
        }
    }

    @Test(
        "Row offsets that do not go from 0 up to the number of pairs are refused",
        arguments: [(16, 1, 0), (17, 7, 1), (18, 1, 2), (18, 0x8000_0000, 2), (19, 5, 3), (19, 7, 3)]
    )
    func rowStart(index: Int, value: Int, row: Int) throws {
        let fault = try fault([(index, value)])
        #expect(fault.cause == .rowStart)
        #expect(fault.offset == 4 * index)
        #expect(fault.row == row)
    }

    @Test(
        "A bad pair is refused with its row and its byte",
        arguments: [
            (21, 4, 0, InstanceFault.Cause.columnRange), (25, 0xFFFF_FFFF, 2, .columnRange),
            (23, 0, 1, .columnOrder), (24, 2, 1, .columnRepeated), (21, 0, 0, .columnRepeated),
            (26, 0, 0, .weight), (29, -5, 1, .weight), (31, 61, 2, .weight), (26, 0x7FFF_FFFF, 0, .weight),
        ]
    )
    func pair(index: Int, value: Int, row: Int, cause: InstanceFault.Cause) throws {
        let fault = try fault([(index, value)])
        #expect(fault.cause == cause)
        #expect(fault.row == row)
        #expect(fault.offset == 4 * index)
        #expect(fault.found == value)
        #expect(fault.message.contains("row \(row), byte \(4 * index)") && fault.message.contains("is \(value);"))
    }

    @Test("Where the header has no column, a pair can have none")
    func noColumn() throws {
        let words = [0x4641_5453, 1, 1, 0, 1, 0, 1, 5] + Array(repeating: 0, count: 8) + [0, 1] + [0] + [5]
        let fault = try #require(throws: InstanceFault.self) {
            _ = try InstanceBytes.instance(InstanceBytes.bytes(words)).weights()
        }
        #expect(fault.cause == .columnRange && fault.allowed == "none, for the header has no column")
    }

    @Test("A problem that needs more memory than there is is refused")
    func memory() throws {
        let fault = try #require(throws: InstanceFault.self) {
            try InstanceBytes.instance(InstanceBytes.bytes(), memoryByteCount: 600)
        }
        #expect(fault.cause == .memory)
        #expect(throws: Never.self) { try InstanceBytes.instance(InstanceBytes.bytes(), memoryByteCount: 1_000) }
    }

    @Test("What is no regular file is refused as unreadable", arguments: ["/nowhere/at/all", "/tmp", "/dev/zero"])
    func noFile(path: String) {
        #expect(throws: UnreadableFile.self) { _ = try WordFile(path: path).byteCount }
    }

    @Test("Files with flipped bytes never crash, and what is still read is solved and proven")
    func flippedBytes() throws {
        var generator = SeededGenerator(seed: 20_271)
        var readCount = 0
        for round in 0..<1_500 {
            var bytes = InstanceBytes.bytes()
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] ^=
                    UInt8.random(in: 1...255, using: &generator)
            }
            do {
                let instance = try InstanceBytes.instance(bytes)
                let weights = try instance.weights()
                let solution = try SparseAssignment.maximumWeight(weights, mode: instance.mode)
                #expect(
                    solution.certificate.violation(weights: weights, columnOfRow: solution.columnOfRow) == nil,
                    "round \(round)"
                )
                readCount += 1
            } catch let fault as InstanceFault {
                #expect(!fault.allowed.isEmpty && !fault.fix.isEmpty, "round \(round)")
            } catch is AssignmentError {
                readCount += 1
            }
        }
        #expect(readCount > 0, "some flips leave a good file")
    }

    private func fault(_ changes: [(index: Int, value: Int)]) throws -> InstanceFault {
        let bytes = InstanceBytes.bytes(InstanceBytes.words, changes)
        return try #require(throws: InstanceFault.self) { _ = try InstanceBytes.instance(bytes).weights() }
    }
}
