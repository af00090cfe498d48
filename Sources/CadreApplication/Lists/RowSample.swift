import CadreDomain
import CadrePlanning

/// A uniform sample of the rows that match, without replacement, which its seed repeats on every machine.
///
/// The rows are numbered in the order of their identities, whatever order the list has, so that another order or other
/// columns leave the sample as it is. What comes out stands in the order of the list.
public struct RowSample: Hashable, Sendable {
    /// How many rows to draw; every one where there are no more.
    public let size: Int
    /// What the draws begin with.
    public let seed: Int

    /// The largest sample.
    public static let sizeMax = 10_000
    /// The key of the size.
    public static let sizeKey = "sample"
    /// The key of the seed.
    public static let seedKey = "seed"

    /// Takes the sample of rows.
    ///
    /// - Complexity: O(n log n) for n rows.
    func drawn<Row>(from rows: [Row], identity: (Row) -> String) -> [Row] {
        guard rows.count > size else { return rows }
        let numbered = rows.map { (row: $0, identity: identity($0)) }.sorted { $0.identity < $1.identity }
        return UniformSample.places(size, of: numbered.count, seed: seed).map { numbered[$0].row }
    }

    /// What was drawn, such as `60 of 1,412`, for a list of so many rows that match.
    func sentence(of count: Int) -> String {
        "\(Grouped.text(min(size, count))) of \(Grouped.text(count)), drawn with seed \(seed)"
    }
}

extension ListPage {
    /// What the sample is, such as `60 of 1,412, drawn with seed 7`; nil where the list is no sample.
    public var sampleSentence: String? {
        query.sample.map { $0.sentence(of: matchCount ?? total) }
    }

    /// What JSON says of a sample, `sample`; nothing where the list is none.
    public var sampleMembers: [(String, JSONText)] {
        guard let sample = query.sample else { return [] }
        let members = [
            ("size", JSONText.int(total)), ("of", .int(matchCount ?? total)), (RowSample.seedKey, .int(sample.seed)),
        ]
        return [(RowSample.sizeKey, .object(members))]
    }
}
