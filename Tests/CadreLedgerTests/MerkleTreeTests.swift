import CadreLedger
import Testing

/// Goal: the tree is the one of RFC 6962, and a proof proves one leaf at one place in one tree only.
///
/// Method: the roots that Certificate Transparency implementations publish for its eight reference leaves, a second
/// implementation written from the definition, and proofs changed in every way that a forger could try.
@Suite("RFC 6962 trees")
struct MerkleTreeTests {
    /// The reference leaves of Certificate Transparency.
    static let referenceLeaves: [[UInt8]] = [
        [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43], Array(0x50...0x57),
        Array(0x60...0x6F),
    ]
    /// The roots over the first one to eight reference leaves.
    static let referenceRoots = [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]

    static func leaves(_ count: Int) -> [Digest256] {
        (0..<count).map { MerkleTree.leafHash([UInt8($0), 0xCA, UInt8($0 / 3)]) }
    }

    /// The root by the recursive definition of RFC 6962, section 2.1.
    static func recursiveRoot(_ leaves: ArraySlice<Digest256>) -> Digest256 {
        guard leaves.count > 1 else { return leaves.first ?? Digest256(of: []) }
        var size = 1
        while size * 2 < leaves.count { size *= 2 }
        let middle = leaves.startIndex + size
        return MerkleTree.nodeHash(recursiveRoot(leaves[..<middle]), recursiveRoot(leaves[middle...]))
    }

    @Test("The root of an empty tree is the digest of nothing")
    func emptyRoot() {
        let expected = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        #expect(MerkleTree.root(of: []).description == expected)
        #expect(MerkleFrontier().root.description == expected)
    }

    @Test("The roots over the reference leaves are the published ones", arguments: 1...8)
    func referenceRoots(count: Int) {
        let leaves = Self.referenceLeaves.prefix(count).map { MerkleTree.leafHash($0) }
        #expect(MerkleTree.root(of: leaves).description == Self.referenceRoots[count - 1])
    }

    @Test("The frontier has the root of the recursive definition after every leaf")
    func frontier() {
        let leaves = Self.leaves(130)
        var frontier = MerkleFrontier()
        for (index, leaf) in leaves.enumerated() {
            frontier.append(leaf)
            #expect(frontier.count == index + 1)
            #expect(frontier.root == Self.recursiveRoot(leaves[...index]))
        }
    }

    @Test("Frontiers of one tree are equal, and of two trees are not")
    func frontierEquality() {
        var (first, second) = (MerkleFrontier(), MerkleFrontier())
        for leaf in Self.leaves(5) {
            first.append(leaf)
            #expect(first != second)
            second.append(leaf)
            #expect(first == second)
            #expect(first.hashValue == second.hashValue)
        }
    }

    @Test("Every leaf of every tree up to 40 leaves has a proof that holds, and holds nowhere else")
    func inclusion() throws {
        for count in 1...40 {
            let leaves = Self.leaves(count)
            let root = MerkleTree.root(of: leaves)
            for index in 0..<count {
                let proof = try #require(MerkleTree.inclusionProof(index: index, in: leaves[...]))
                #expect(
                    MerkleTree.verifies(leaf: leaves[index], index: index, count: count, proof: proof, root: root))
                for other in -1...count where other != index {
                    #expect(
                        !MerkleTree.verifies(leaf: leaves[index], index: other, count: count, proof: proof, root: root),
                        "The proof of leaf \(index) of \(count) holds at \(other) too.")
                }
            }
        }
    }

    @Test("A proof with one flipped bit anywhere is refused", arguments: [1, 2, 3, 7, 8, 13])
    func flippedBits(count: Int) throws {
        let leaves = Self.leaves(count)
        let root = MerkleTree.root(of: leaves)
        for index in 0..<count {
            let proof = try #require(MerkleTree.inclusionProof(index: index, in: leaves[...]))
            for bit in 0..<256 {
                let (leaf, changed) = (try Self.flip(bit, of: leaves[index]), try Self.flip(bit, of: root))
                #expect(!MerkleTree.verifies(leaf: leaf, index: index, count: count, proof: proof, root: root))
                #expect(
                    !MerkleTree.verifies(leaf: leaves[index], index: index, count: count, proof: proof, root: changed))
                for step in proof.indices {
                    var forged = proof
                    forged[step] = try Self.flip(bit, of: proof[step])
                    #expect(
                        !MerkleTree.verifies(
                            leaf: leaves[index], index: index, count: count, proof: forged, root: root))
                }
            }
        }
    }

    @Test("A proof that is too short, too long or out of order is refused")
    func misshapenProofs() throws {
        let leaves = Self.leaves(11)
        let root = MerkleTree.root(of: leaves)
        for index in leaves.indices {
            let proof = try #require(MerkleTree.inclusionProof(index: index, in: leaves[...]))
            for forged in [Array(proof.dropLast()), Array(proof.dropFirst()), proof + [root], proof.reversed()]
            where forged != proof {
                #expect(
                    !MerkleTree.verifies(leaf: leaves[index], index: index, count: 11, proof: forged, root: root))
            }
        }
    }

    @Test("There is no proof of a leaf that is not there")
    func missingLeaf() {
        let leaves = Self.leaves(3)
        #expect(MerkleTree.inclusionProof(index: 3, in: leaves[...]) == nil)
        #expect(MerkleTree.inclusionProof(index: -1, in: leaves[...]) == nil)
        #expect(MerkleTree.inclusionProof(index: 0, in: []) == nil)
    }

    private static func flip(_ bit: Int, of digest: Digest256) throws -> Digest256 {
        var bytes = digest.bytes
        bytes[bit / 8] ^= 1 << (bit % 8)
        return try #require(Digest256(bytes: bytes))
    }
}
