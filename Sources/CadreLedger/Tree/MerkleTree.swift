/// The Merkle tree of a log, as defined by RFC 6962.
///
/// Leaves are digested with a leading 0, inner nodes with a leading 1, so that neither can pass for the other. The
/// root over n leaves is the root over the largest power of two below n, joined with the root over the rest.
///
/// Source: RFC 6962, *Certificate Transparency*, sections 2.1, 2.1.1.
public enum MerkleTree {
    /// The digest of a leaf's bytes.
    public static func leafHash(_ bytes: some Sequence<UInt8>) -> Digest256 {
        Digest256(of: [0] + Array(bytes))
    }

    /// The digest of a node with these children.
    public static func nodeHash(_ left: Digest256, _ right: Digest256) -> Digest256 {
        Digest256(of: [1] + left.bytes + right.bytes)
    }

    /// The root over leaf digests, oldest first; the digest of nothing where there are none.
    ///
    /// - Complexity: O(n) digests and O(log n) memory.
    public static func root(of leaves: some Sequence<Digest256>) -> Digest256 {
        var frontier = MerkleFrontier()
        for leaf in leaves { frontier.append(leaf) }
        return frontier.root
    }

    /// The digests that prove that the leaf at `index` is in the tree over `leaves`, nearest first.
    ///
    /// - Returns: nil where there is no such leaf.
    /// - Complexity: O(n) digests.
    public static func inclusionProof(index: Int, in leaves: ArraySlice<Digest256>) -> [Digest256]? {
        guard index >= 0, index < leaves.count else { return nil }
        guard leaves.count > 1 else { return [] }
        let middle = leaves.startIndex + split(leaves.count)
        let left = leaves[..<middle]
        let right = leaves[middle...]
        if index < left.count {
            return inclusionProof(index: index, in: left).map { $0 + [root(of: right)] }
        }
        return inclusionProof(index: index - left.count, in: right).map { $0 + [root(of: left)] }
    }

    /// Whether the proof leads from the leaf at `index` to the root over `count` leaves.
    ///
    /// - Complexity: O(log n) digests.
    public static func verifies(
        leaf: Digest256, index: Int, count: Int, proof: [Digest256], root: Digest256
    ) -> Bool {
        guard index >= 0, index < count else { return false }
        var hash = leaf
        var position = index
        var last = count - 1
        for sibling in proof {
            guard last > 0 else { return false }
            if position & 1 == 1 || position == last {
                hash = nodeHash(sibling, hash)
                while position & 1 == 0, position != 0 {
                    position >>= 1
                    last >>= 1
                }
            } else {
                hash = nodeHash(hash, sibling)
            }
            position >>= 1
            last >>= 1
        }
        return last == 0 && hash == root
    }

    /// The largest power of two below `count`, which must be at least 2.
    private static func split(_ count: Int) -> Int {
        var size = 1
        while size * 2 < count { size *= 2 }
        return size
    }
}

/// The right edge of a growing tree: all that is needed to append leaves and to know the root.
public struct MerkleFrontier: Sendable, Hashable {
    /// Roots of full subtrees, largest first, each with its height.
    private var peaks: [(height: Int, hash: Digest256)] = []
    /// How many leaves were appended.
    public private(set) var count = 0

    /// Makes the frontier of an empty tree.
    public init() {}

    /// Appends the digest of a leaf.
    ///
    /// - Complexity: O(1) digests on average.
    public mutating func append(_ leaf: Digest256) {
        var node = (height: 0, hash: leaf)
        while let last = peaks.last, last.height == node.height {
            node = (last.height + 1, MerkleTree.nodeHash(last.hash, node.hash))
            peaks.removeLast()
        }
        peaks.append(node)
        count += 1
    }

    /// The root over all leaves so far.
    public var root: Digest256 {
        guard var hash = peaks.last?.hash else { return Digest256(of: []) }
        for peak in peaks.dropLast().reversed() { hash = MerkleTree.nodeHash(peak.hash, hash) }
        return hash
    }

    /// Whether both stand for the same tree.
    public static func == (left: Self, right: Self) -> Bool {
        left.count == right.count && left.root == right.root
    }

    /// Feeds the count and the root.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(count)
        hasher.combine(root)
    }
}
