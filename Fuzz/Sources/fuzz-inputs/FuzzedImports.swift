import CadreDomain
import CadreExchange

/// Import files of any bytes: read as every kind, looked at, and counted.
enum FuzzedImports {
    private static let limits = ImportLimits(byteCountMax: 1 << 20, rowCountMax: 5_000, problemCountMax: 100)
    private static let reader: ImportReader = {
        guard let tables = try? ReferenceTableFiles.load() else { fatalError("The reference tables cannot be read.") }
        return ImportReader(tables: tables, limits: limits)
    }()

    /// Reads a file; the first byte chooses the kind.
    static func read(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let first = bytes.first else { return }
        let kinds: [ImportKind?] = ImportKind.allCases + [nil]
        let file = Array(bytes.dropFirst())
        check(file, kinds[Int(first) % kinds.count])
    }

    /// Reads a workbook: of any bytes where they begin like an archive, else one whose rows the bytes are.
    static func readWorkbook(_ bytes: UnsafeBufferPointer<UInt8>) {
        let file = Array(bytes)
        check(file.starts(with: Array("PK".utf8)) ? file : StoredArchive.workbook(file[...]), nil)
    }

    private static func check(_ file: [UInt8], _ kind: ImportKind?) {
        do throws(UnreadableFile) {
            let draft = try reader.read(file, fileName: "fuzz", kind: kind)
            precondition(draft.rowCount == draft.rows.count + draft.rejectedRowCount, "A row is not accounted for.")
            precondition(draft.rejectedRowCount == 0 || draft.problemCount > 0, "A row is rejected without a reason.")
        } catch {
            precondition(UnreadableFile.codes.contains(error.code) && !error.message.isEmpty && !error.fix.isEmpty)
        }
        _ = try? reader.sniff(file, kind: kind, sheet: nil)
    }
}
