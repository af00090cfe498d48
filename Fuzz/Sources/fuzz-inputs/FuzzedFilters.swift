import CadreApplication
import CadreDomain
import CadreExchange

/// Filters of lists, as addresses and commands hold them: a line for each key and value.
enum FuzzedFilters {
    private static let reference: ReferenceTables = {
        guard let tables = try? ReferenceTableFiles.load() else { fatalError("The reference tables cannot be read.") }
        return tables
    }()

    /// Reads `key=value` lines as the query of the positions; what is understood is written and read again.
    static func read(_ bytes: UnsafeBufferPointer<UInt8>) {
        let text = String(decoding: bytes, as: UTF8.self)
        let items = text.split(separator: "\n").map { line in
            let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return QueryItem(String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
        }
        do throws(Refusal) {
            let query = try ListQuery(items, columns: PositionRow.columns, reference: reference)
            precondition(query.limit > 0 && query.page > 0)
        } catch {
            precondition(!error.detail.isEmpty && !error.fix.isEmpty)
        }
    }
}
