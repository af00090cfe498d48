import CadreExchange
import Testing

@Suite("Imports: random bytes")
struct ImportFuzzTests {
    @Test("Mutated files never crash, and their counts reconcile", arguments: ImportKind.allCases)
    func mutations(kind: ImportKind) throws {
        var generator = SeededGenerator(seed: 384)
        var sample = SampleRegister(seed: 77, tables: TestTables.tables)
        let valid = RegisterCSV.bytes(kind, of: try sample.register(count: 4))
        let marks = Array("\",\r\n;\t'=-/0aZ \u{0}".utf8) + [0xFF, 0x80, 0xEF, 0xBB, 0xBF]
        for round in 0..<600 {
            var bytes = valid
            for _ in 0..<Int.random(in: 1...8, using: &generator) {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<5, using: &generator) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(marks.randomElement(using: &generator)!, at: place)
                case 3: bytes.removeSubrange(place..<min(bytes.count, place + 40))
                default: bytes[place] = marks.randomElement(using: &generator)!
                }
                if bytes.isEmpty { bytes = valid }
            }
            do throws(UnreadableFile) {
                let draft = try TestTables.reader.read(bytes, fileName: "fuzz.csv", kind: kind)
                #expect(draft.rowCount == draft.rows.count + draft.rejectedRowCount, "round \(round)")
                #expect(draft.groups.reduce(0) { $0 + $1.count } == draft.problemCount, "round \(round)")
                #expect(draft.rejectedRowCount == 0 || draft.problemCount > 0, "round \(round)")
            } catch {
                #expect(UnreadableFile.codes.contains(error.code))
                #expect(!error.message.isEmpty && !error.fix.isEmpty)
            }
        }
    }

    @Test("Random bytes never crash")
    func noise() {
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<500 {
            let bytes = (0..<Int.random(in: 0...300, using: &generator)).map { _ in
                UInt8.random(in: 0...255, using: &generator)
            }
            for kind in ImportKind.allCases {
                let draft = try? TestTables.reader.read(bytes, fileName: "noise", kind: kind)
                #expect(draft.map { $0.rowCount == $0.rows.count + $0.rejectedRowCount } ?? true)
            }
            _ = try? TestTables.reader.read(bytes, fileName: "noise", kind: nil)
        }
    }
}
