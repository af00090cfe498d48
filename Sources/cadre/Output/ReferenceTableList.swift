import CadreApplication
import CadreDomain
import CadreExchange
import CadreLedger

/// The reference tables in force, as `cadre version` and `cadre doctor` list them.
struct ReferenceTableList {
    /// A table file: its name, how many rows it has, whether it is delivered with Cadre, and its SHA-256.
    struct Line {
        let file: String
        let rowCount: Int
        let origin: String
        let digest: String

        init(_ table: ReferenceTableFile) {
            file = table.name
            rowCount = table.rowCount
            origin = table.isDelivered ? "delivered" : "own"
            digest = Digest256(of: table.bytes).description
        }

        /// Everything but the name in words.
        var words: String { "\(Grouped.count(rowCount, "row")), \(origin), sha256 \(digest)" }
    }

    let lines: [Line]

    /// The tables of a data directory, or those delivered with Cadre.
    init(of directory: String?) throws(Refusal) {
        let folder = directory.map(Composition.referenceFolder)
        lines = try Composition.reading(folder) { () throws(ReferenceTableError) in
            try ReferenceTableFiles.inForce(replacedIn: folder).map { Line($0) }
        }
    }

    var json: JSONText {
        .list(
            lines.map {
                .object([
                    ("file", .text($0.file)), ("rows", .int($0.rowCount)), ("origin", .text($0.origin)),
                    ("digest", .text($0.digest)),
                ])
            })
    }
}
