package io.reprise.vision.builtin;

/** How much of the picture has each colour: the square root of a histogram, so that small things count. */
final class ColourDescriptor implements Descriptor {
    @Override
    public String name() {
        return "colour";
    }

    @Override
    public int dim() {
        return ColourBins.COUNT;
    }

    @Override
    public void describe(Picture picture, float[] into, int offset) {
        int pixels = picture.luma.length;
        for (int i = 0; i < pixels; i++) {
            into[offset + picture.bin[i]]++;
        }
        for (int d = offset; d < offset + dim(); d++) {
            into[d] = (float) Math.sqrt(into[d] / pixels);
        }
    }
}
