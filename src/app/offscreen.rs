//! Frames without a display: egui through wgpu onto a texture, read back as pixels.

use std::sync::Arc;

use egui::{Rect, Vec2, pos2};
use egui_wgpu::{RenderState, RendererOptions, ScreenDescriptor, WgpuConfiguration, WgpuSetup};
use image::RgbaImage;

use crate::diagnostic::Diagnostic;
use crate::i18n::Texts;

/// A renderer without a window.
pub struct Offscreen {
    render: RenderState,
    /// The egui context that frames are drawn in.
    pub ctx: egui::Context,
}

impl Offscreen {
    /// Finds an adapter: Vulkan on the CPU first, so that pictures are the same on every run, then any other.
    ///
    /// # Errors
    /// When the machine has no adapter at all.
    pub fn new(texts: &Texts) -> Result<Self, Diagnostic> {
        let mut setup = WgpuSetup::without_display_handle();
        let instance = pollster::block_on(setup.new_instance());
        if let WgpuSetup::CreateNew(create) = &mut setup {
            create.native_adapter_selector = Some(Arc::new(|adapters: &[wgpu::Adapter], _surface: Option<&wgpu::Surface<'_>>| {
                let rank = |adapter: &wgpu::Adapter| {
                    let info = adapter.get_info();
                    (info.backend != wgpu::Backend::Vulkan, info.device_type != wgpu::DeviceType::Cpu)
                };
                adapters.iter().min_by_key(|adapter| rank(adapter)).cloned().ok_or_else(|| "none was found".to_owned())
            }));
        }
        let config = WgpuConfiguration { wgpu_setup: setup, ..WgpuConfiguration::default() };
        let render = pollster::block_on(RenderState::create(&config, &instance, None, RendererOptions::PREDICTABLE))
            .map_err(|e| texts.error("no-adapter", &[("reason", e.to_string().into())]))?;
        walkers::install_renderer(Some(&render));
        Ok(Self { render, ctx: egui::Context::default() })
    }

    /// Draws one frame of `size` physical pixels at `scale` pixels per point.
    ///
    /// # Errors
    /// When the pixels cannot be read back.
    pub fn frame(&self, size: [u32; 2], scale: f32, texts: &Texts, mut draw: impl FnMut(&mut egui::Ui)) -> Result<RgbaImage, Diagnostic> {
        let points = Vec2::new(size[0] as f32, size[1] as f32) / scale;
        // Not by a zoom of the context: that would lay this frame out in the size of the one before.
        let screen = egui::ViewportInfo { native_pixels_per_point: Some(scale), ..egui::ViewportInfo::default() };
        let input = egui::RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), points)),
            time: Some(0.0),
            viewports: std::iter::once((egui::ViewportId::ROOT, screen)).collect(),
            ..egui::RawInput::default()
        };
        let mut output = self.ctx.run_ui(input, |ui| draw(ui));
        let primitives = self.ctx.tessellate(std::mem::take(&mut output.shapes), output.pixels_per_point);
        let texture = self.target(size);
        let screen = ScreenDescriptor { size_in_pixels: size, pixels_per_point: scale };
        let (device, queue) = (&self.render.device, &self.render.queue);
        let mut renderer = self.render.renderer.write();
        let mut uploads: Vec<_> = output.textures_delta.set.drain().collect();
        uploads.sort_by_key(|(id, _)| *id);
        for (id, deltas) in uploads {
            for delta in deltas {
                renderer.update_texture(device, queue, id, &delta);
            }
        }
        let mut encoder = device.create_command_encoder(&wgpu::CommandEncoderDescriptor::default());
        let prepared = renderer.update_buffers(device, queue, &mut encoder, &primitives, &screen);
        let view = texture.create_view(&wgpu::TextureViewDescriptor::default());
        {
            let attachment = wgpu::RenderPassColorAttachment {
                view: &view,
                resolve_target: None,
                depth_slice: None,
                ops: wgpu::Operations { load: wgpu::LoadOp::Clear(wgpu::Color::WHITE), store: wgpu::StoreOp::Store },
            };
            let descriptor = wgpu::RenderPassDescriptor { color_attachments: &[Some(attachment)], ..wgpu::RenderPassDescriptor::default() };
            let mut pass = encoder.begin_render_pass(&descriptor).forget_lifetime();
            renderer.render(&mut pass, &primitives, &screen);
        }
        queue.submit(prepared.into_iter().chain([encoder.finish()]));
        let image = self.read_back(&texture, size, texts)?;
        let mut freed: Vec<_> = output.textures_delta.free.drain().collect();
        freed.sort_unstable();
        for id in &freed {
            renderer.free_texture(id);
        }
        Ok(image)
    }

    fn target(&self, [width, height]: [u32; 2]) -> wgpu::Texture {
        self.render.device.create_texture(&wgpu::TextureDescriptor {
            label: Some("picture"),
            size: wgpu::Extent3d { width, height, depth_or_array_layers: 1 },
            mip_level_count: 1,
            sample_count: 1,
            dimension: wgpu::TextureDimension::D2,
            format: self.render.target_format,
            usage: wgpu::TextureUsages::RENDER_ATTACHMENT | wgpu::TextureUsages::COPY_SRC,
            view_formats: &[],
        })
    }

    fn read_back(&self, texture: &wgpu::Texture, [width, height]: [u32; 2], texts: &Texts) -> Result<RgbaImage, Diagnostic> {
        let failed = |e: &dyn std::fmt::Display| texts.error("picture-not-read-back", &[("reason", e.to_string().into())]);
        let (device, queue) = (&self.render.device, &self.render.queue);
        // Rows in a buffer start at multiples of 256 bytes.
        let row_bytes = (width * 4).div_ceil(256) * 256;
        let buffer = device.create_buffer(&wgpu::BufferDescriptor {
            label: Some("picture"),
            size: u64::from(row_bytes) * u64::from(height),
            usage: wgpu::BufferUsages::MAP_READ | wgpu::BufferUsages::COPY_DST,
            mapped_at_creation: false,
        });
        let mut encoder = device.create_command_encoder(&wgpu::CommandEncoderDescriptor::default());
        let layout = wgpu::TexelCopyBufferLayout { offset: 0, bytes_per_row: Some(row_bytes), rows_per_image: None };
        encoder.copy_texture_to_buffer(texture.as_image_copy(), wgpu::TexelCopyBufferInfo { buffer: &buffer, layout }, texture.size());
        queue.submit([encoder.finish()]);
        buffer.slice(..).map_async(wgpu::MapMode::Read, |_| {});
        device.poll(wgpu::PollType::Wait { submission_index: None, timeout: None }).map_err(|e| failed(&e))?;
        let mapped = buffer.slice(..).get_mapped_range().map_err(|e| failed(&e))?;
        let is_bgra = matches!(self.render.target_format, wgpu::TextureFormat::Bgra8Unorm | wgpu::TextureFormat::Bgra8UnormSrgb);
        let mut pixels = Vec::with_capacity(width as usize * height as usize * 4);
        for row in mapped.chunks_exact(row_bytes as usize) {
            pixels.extend_from_slice(row.get(..width as usize * 4).unwrap_or_default());
        }
        if is_bgra {
            for pixel in pixels.chunks_exact_mut(4) {
                pixel.swap(0, 2);
            }
        }
        RgbaImage::from_raw(width, height, pixels).ok_or_else(|| failed(&"its size is wrong"))
    }
}
